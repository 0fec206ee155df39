namespace PexBuild.Diagnostics;

/// <summary>The severity of a <see cref="PexDiagnostic"/>.</summary>
public enum PexSeverity
{
    /// <summary>The operation continued.</summary>
    Warning,

    /// <summary>The operation stopped.</summary>
    Error,
}

/// <summary>A message for the user: a code, its origin and one line of text.</summary>
public sealed class PexDiagnostic
{
    internal PexDiagnostic(PexErrorCode code, PexSeverity severity, string origin, string message)
    {
        Code = code;
        Severity = severity;
        Origin = origin;
        Message = message;
    }

    /// <summary>The catalogue row.</summary>
    public PexErrorCode Code { get; }

    /// <summary>Warning or error.</summary>
    public PexSeverity Severity { get; }

    /// <summary>The file, folder or command that the message is about.</summary>
    public string Origin { get; }

    /// <summary>The text after the code, one line, printable characters only.</summary>
    public string Message { get; }

    /// <summary>The whole line in MSBuild's canonical form.</summary>
    public override string ToString() =>
        DisplayText.Escape(Origin, int.MaxValue) + " : " + (Severity == PexSeverity.Error ? "error " : "warning ") + Code.Id + ": " + Message;
}
