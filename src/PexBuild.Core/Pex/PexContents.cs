using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;

namespace PexBuild.Pex;

/// <summary>
/// The files of a PEX outside its distributions, by role. For an unpacked folder, these are the files of the original PEX:
/// generated files are left out, and replaced files are read from their stored originals.
/// </summary>
internal sealed class PexContents
{

    private PexContents(IReadOnlyList<PexMember> all, bool isNative)
    {
        All = all;
        EntryScript = all.First(member => member.Path == PexNames.EntryScript);
        ImportHook = all.FirstOrDefault(member => member.Path == PexNames.ImportHook);
        Info = all.First(member => member.Path == PexNames.Info);
        Bootstrap = [.. all.Where(IsBootstrap)];
        UserCode = [.. all.Where(member =>
            !IsBootstrap(member) && member != EntryScript && member != ImportHook && member != Info
                && !(isNative && IsOf(member, PexNames.ImportHookPrefix)))];
    }

    /// <summary>All files.</summary>
    public IReadOnlyList<PexMember> All { get; }

    /// <summary><c>__main__.py</c> as pex wrote it.</summary>
    public PexMember EntryScript { get; }

    /// <summary><c>__pex__/__init__.py</c> (2.1.98 and newer).</summary>
    public PexMember? ImportHook { get; }

    public PexMember Info { get; }

    /// <summary>pex's runtime; empty for a native PEX.</summary>
    public IReadOnlyList<PexMember> Bootstrap { get; }

    /// <summary>All other files.</summary>
    public IReadOnlyList<PexMember> UserCode { get; }

    /// <exception cref="PexException">It is an unpacked folder that no longer has the original entry script.</exception>
    public static PexContents Read(PexFile pex)
    {
        if (pex.Manifest is not { } manifest)
            return new PexContents(pex.Members, pex.IsNative);
        var members = pex.Members.Where(member => !IsOurs(member.Path, manifest)).ToList();
        foreach (var path in (string[])[PexNames.EntryScript, PexNames.ImportHook])
        {
            if (pex.Container.Find(PexBuildFolder.Originals + path) is { } original)
                members.Add(PexMember.FromEntry(pex.Container, original, path));
        }

        if (!members.Any(member => member.Path == PexNames.EntryScript))
            throw PexErrors.OriginalMissing.Error(pex.Path, PexBuildFolder.Originals + PexNames.EntryScript);
        return new PexContents(members, pex.IsNative);
    }

    /// <summary>Whether a folder's manifest lists the path as a generated file.</summary>
    public static bool IsOurs(string path, FolderManifest manifest) => manifest.Files.TryGetValue(path, out var file) && file.Origin == ManifestFile.Generated;

    private static bool IsBootstrap(PexMember member) => IsOf(member, PexNames.BootstrapPrefix);

    private static bool IsOf(PexMember member, string folder) => member.Path.StartsWith(folder, StringComparison.Ordinal);
}
