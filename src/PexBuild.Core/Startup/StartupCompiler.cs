using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Startup;

/// <summary>
/// Compiles the data that decides at each start which distributions a Python gets (requirements, markers, versions, tags, interpreter constraints)
/// into a form that Python reads without parsing: <c>.pexbuild/startup.json</c>.
/// </summary>
internal static class StartupCompiler
{
    /// <summary>The version of the format.</summary>
    private const int Schema = 1;

    /// <summary>Compiles a source.</summary>
    /// <exception cref="PexException">
    /// An entry of PEX-INFO is malformed (PEX1330); pex does not start such a file either. Malformed data of a single distribution is only a warning.
    /// </exception>
    public static CompiledStartup Compile(StartupSource source)
    {
        var compiler = new StartupCompilation(source);
        var json = new JsonObject(
            ("schema", Schema),
            ("pex", source.PexFileName),
            ("pex_version", source.PexVersion),
            ("era", source.Era switch { PexEra.Pex1 => "pex1", PexEra.Pex2 => "pex2", _ => "native" }),
            ("bundles_pkg_resources", source.BundlesPkgResources),
            ("compiled_from", new JsonObject(
                ("requirements", source.Requirements),
                ("interpreter_constraints", source.InterpreterConstraints),
                ("excluded", source.Excluded),
                ("overridden", source.Overridden))),
            ("interpreter_constraints", compiler.CompileConstraints()),
            ("requirements", compiler.CompileRoots()),
            ("distributions", compiler.CompileDistributions()),
            ("unlisted", JsonArray.FromStrings(source.Unlisted)));
        return new CompiledStartup(JsonWriter.ToBytes(json, JsonLayout.Lines), compiler.Warnings);
    }
}
