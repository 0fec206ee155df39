using PexBuild.Json;
using PexBuild.Pex;
using PexBuild.Startup;

namespace PexBuild.Planning;

/// <summary>Compiles the requirements that a PEX records into the <c>startup.json</c> of its folder.</summary>
internal static class StartupFile
{
    /// <param name="pex">The PEX.</param>
    /// <param name="name">The file name of the PEX.</param>
    public static CompiledStartup Compile(PexFile pex, string name) => StartupCompiler.Compile(new StartupSource
    {
        Origin = pex.Path,
        PexFileName = name,
        PexVersion = pex.PexVersion,
        Era = Era(pex),
        BundlesPkgResources = pex.BundlesPkgResources,
        Requirements = List(pex, "requirements"),
        InterpreterConstraints = List(pex, "interpreter_constraints"),
        Excluded = List(pex, "excluded"),
        Overridden = List(pex, "overridden"),
        Distributions = [.. pex.Distributions.Where(distribution => distribution.IsListed).Select(Compile)],
        Unlisted = [.. pex.Distributions.Where(distribution => !distribution.IsListed).Select(distribution => distribution.FileName)],
    });

    private static StartupDistribution Compile(PexDistribution distribution) => new()
    {
        Folder = distribution.FileName,
        Project = distribution.ProjectName,
        Version = distribution.Version,
        RequiresPython = distribution.RequiresPython,
        RequiresDist = distribution.RequiresDist,
        Paths = distribution.Metadata.SysPathEntries,
        Metadata = distribution.Metadata.Metadata,
        Wheel = distribution.Metadata.Wheel,
    };

    private static JsonArray List(PexFile pex, string key) => pex.Info.Json[key] as JsonArray ?? JsonArray.Empty;

    private static PexEra Era(PexFile pex) => pex.IsNative ? PexEra.Native : IsPex1(pex) ? PexEra.Pex1 : PexEra.Pex2;

    /// <summary>Whether a pex 1.x built the PEX: up to 1.5 the runtime is named <c>_pex</c>; 1.6 states its version.</summary>
    private static bool IsPex1(PexFile pex) => pex.PexVersion is { } version
        ? version.StartsWith("0.", StringComparison.Ordinal) || version.StartsWith("1.", StringComparison.Ordinal)
        : pex.Members.Any(member => member.Path.StartsWith(PexNames.BootstrapPrefix + "_pex/", StringComparison.Ordinal));
}
