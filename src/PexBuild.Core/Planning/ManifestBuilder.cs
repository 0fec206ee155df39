using System.Reflection;
using PexBuild.Json;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>Builds the manifest from a plan and its result.</summary>
internal static class ManifestBuilder
{
    internal static readonly string ToolVersion =
        typeof(ManifestBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static FolderManifest Build(UnpackPlan plan, IReadOnlyDictionary<string, string> hashes)
    {
        var pex = plan.Pex;
        var source = new ManifestSource(PexFileName.FromPath(pex.Path), pex.Sha256, pex.Length, Word(pex.Layout), pex.PexVersion, pex.Prelude,
            pex.IsCompressed);
        return new FolderManifest(ToolVersion, source, Options(plan), plan.Patches, plan.Files.Select(file =>
            new ManifestFile(file.Path, hashes[file.Path], file.Length, file.IsExecutable, Word(file.Origin))));
    }

    private static JsonObject Options(UnpackPlan plan) => new(
        (plan.EntryPoint.Kind == PexEntryPointKind.Script ? "script" : "entryPoint",
            plan.EntryPoint.Kind == PexEntryPointKind.None ? null : plan.EntryPoint.Text),
        ("patch", plan.Options.Patch),
        ("launchers", plan.Launcher));

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
