namespace PexBuild.Tool;

/// <summary>How much the tool says, with the names of the <c>dotnet</c> command.</summary>
internal enum Verbosity
{
    /// <summary>Errors only.</summary>
    Quiet,

    /// <summary>Errors, warnings and results.</summary>
    Minimal,

    /// <summary>The default.</summary>
    Normal,

    /// <summary>Also what is done on the way.</summary>
    Detailed,

    /// <summary>Also stack traces.</summary>
    Diagnostic,
}
