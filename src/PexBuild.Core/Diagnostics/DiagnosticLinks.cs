namespace PexBuild.Diagnostics;

/// <summary>Where the documentation of the codes lives.</summary>
internal static class DiagnosticLinks
{
    public const string Errors = "https://github.com/pexbuild/pexbuild/blob/main/src/PexBuild.Core/Diagnostics/ERRORS.md";
}
