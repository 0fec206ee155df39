using PexBuild.Diagnostics;
using PexBuild.Info;
using PexBuild.Manifests;

namespace PexBuild.Layout;

/// <summary>
/// The files of a PEX outside of its distributions, each by what it is; of a folder that this library made, those of the PEX itself: what we put into it is
/// left out, and what we replaced is taken from where it is kept.
/// </summary>
internal sealed class PexContents
{
    public const string EntryScriptPath = "__main__.py";
    public const string ImportHookPath = "__pex__/__init__.py";
    private const string BootstrapFolder = ".bootstrap/";
    private const string NativeFolder = "__pex__/";
    private const string Originals = FolderManifest.Folder + "/original/";

    private PexContents(IReadOnlyList<PexMember> all, bool isNative)
    {
        All = all;
        EntryScript = all.First(member => member.Path == EntryScriptPath);
        ImportHook = all.FirstOrDefault(member => member.Path == ImportHookPath);
        Info = all.First(member => member.Path == PexInfo.FileName);
        Bootstrap = [.. all.Where(IsBootstrap)];
        UserCode = [.. all.Where(member => !IsBootstrap(member) && member != EntryScript && member != ImportHook && member != Info && !(isNative && IsOf(member, NativeFolder)))];
    }

    /// <summary>Every one.</summary>
    public IReadOnlyList<PexMember> All { get; }

    /// <summary><c>__main__.py</c> as pex wrote it.</summary>
    public PexMember EntryScript { get; }

    /// <summary><c>__pex__/__init__.py</c> (2.1.98 and newer).</summary>
    public PexMember? ImportHook { get; }

    public PexMember Info { get; }

    /// <summary>pex's runtime; none in a native PEX.</summary>
    public IReadOnlyList<PexMember> Bootstrap { get; }

    /// <summary>Everything else.</summary>
    public IReadOnlyList<PexMember> UserCode { get; }

    /// <exception cref="PexException">It is a folder of ours in which the original entry script is no longer kept.</exception>
    public static PexContents Of(PexFile pex)
    {
        if (pex.Manifest is not { } manifest)
            return new PexContents(pex.Members, pex.IsNative);
        var members = pex.Members.Where(member => !IsOurs(member.Path, manifest)).ToList();
        foreach (var path in (string[])[EntryScriptPath, ImportHookPath])
        {
            if (pex.Container.Find(Originals + path) is { } original)
                members.Add(PexMember.Of(pex.Container, original, path));
        }

        if (!members.Any(member => member.Path == EntryScriptPath))
            throw PexErrors.OriginalMissing.Error(pex.Path, Originals + EntryScriptPath);
        return new PexContents(members, pex.IsNative);
    }

    /// <summary>Whether a folder's manifest has the path as a file that we made.</summary>
    public static bool IsOurs(string path, FolderManifest manifest) => manifest.Files.TryGetValue(path, out var file) && file.Origin == ManifestFile.Generated;

    private static bool IsBootstrap(PexMember member) => IsOf(member, BootstrapFolder);

    private static bool IsOf(PexMember member, string folder) => member.Path.StartsWith(folder, StringComparison.Ordinal);
}
