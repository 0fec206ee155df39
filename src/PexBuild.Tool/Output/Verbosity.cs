namespace PexBuild.Tool;

/// <summary>How much the tool writes; the names are those of the <c>dotnet</c> command.</summary>
internal enum Verbosity
{
    /// <summary>Errors only.</summary>
    Quiet,

    /// <summary>Errors, warnings and results.</summary>
    Minimal,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Also intermediate steps.</summary>
    Detailed,

    /// <summary>Also stack traces.</summary>
    Diagnostic,
}
