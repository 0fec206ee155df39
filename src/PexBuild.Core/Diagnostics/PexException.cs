namespace PexBuild.Diagnostics;

/// <summary>The one exception that PexBuild throws for what a user can cause: it carries the line to show.</summary>
public sealed class PexException : Exception
{
    /// <summary>Wraps a diagnostic.</summary>
    public PexException(PexDiagnostic diagnostic) : base(diagnostic.ToString()) => Diagnostic = diagnostic;

    /// <summary>Wraps a diagnostic and what caused it.</summary>
    public PexException(PexDiagnostic diagnostic, Exception cause) : base(diagnostic.ToString(), cause) => Diagnostic = diagnostic;

    /// <summary>What went wrong.</summary>
    public PexDiagnostic Diagnostic { get; }

    /// <summary>Further lines of the same failure, one for each file of a conflict, say. The first is <see cref="Diagnostic"/>.</summary>
    public IReadOnlyList<PexDiagnostic> Related { get; init; } = [];
}
