namespace PexBuild.Diagnostics;

/// <summary>The only exception that PexBuild throws for problems a user can cause; it carries the message to show.</summary>
public sealed class PexException : Exception
{
    /// <summary>Wraps a diagnostic.</summary>
    public PexException(PexDiagnostic diagnostic) : base(diagnostic.ToString()) => Diagnostic = diagnostic;

    /// <summary>Wraps a diagnostic and the exception that caused it.</summary>
    public PexException(PexDiagnostic diagnostic, Exception cause) : base(diagnostic.ToString(), cause) => Diagnostic = diagnostic;

    /// <summary>The error to show.</summary>
    public PexDiagnostic Diagnostic { get; }

    /// <summary>Further messages of the same failure, such as one for each conflicting file. The first message is <see cref="Diagnostic"/>.</summary>
    public IReadOnlyList<PexDiagnostic> Related { get; init; } = [];
}
