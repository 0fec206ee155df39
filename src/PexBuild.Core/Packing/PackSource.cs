using PexBuild.Archive.Zip;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Hashes;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>
/// The folder (or PEX) that is packed. Determines which of its files belong to the PEX, and which of those were edited, by hand or by the patches
/// that were applied while unpacking.
/// </summary>
internal sealed class PackSource
{
    private static readonly string[] s_versionControl = [".git", ".hg", ".svn", ".jj"];

    private readonly HashSet<string> _edited;

    public PackSource(PexFile pex, PexFile? runtime)
    {
        if (pex.IsNative && runtime is null)
            throw PexErrors.NativeNotPacked.Error(pex.Path);
        Pex = pex;
        Runtime = pex.IsNative ? runtime : null;
        Rules = HashRules.For(Runtime ?? pex);
        if (Runtime is not null && (Runtime.IsNative || !Rules.HasLayoutFile))
            throw PexErrors.RuntimeNotClassic.Error(pex.Path, Runtime.Path, Runtime.IsNative ? PackingReasons.AlsoNative : PackingReasons.TooOld);
        Contents = PexContents.Read(pex);
        Boot = Runtime is null ? Contents : PexContents.Read(Runtime);
        _edited = new HashSet<string>(
            pex.Manifest is null ? [] : FolderState.Read(pex.Path, pex.Manifest).Edits.Select(edit => edit.Path).Concat(pex.Manifest.Patches.Paths),
            StringComparer.Ordinal);
    }

    public PexFile Pex { get; }

    /// <summary>The PEX whose runtime replaces that of a native PEX.</summary>
    public PexFile? Runtime { get; }

    /// <summary>The rules of the runtime that will start the PEX.</summary>
    public HashRules Rules { get; }

    public PexContents Contents { get; }

    /// <summary>The PEX content from which the runtime and its boot code are taken: usually the same as <see cref="Contents"/>.</summary>
    public PexContents Boot { get; }

    /// <summary>Whether a manifest shows what was edited. Without one, hashes have to be compared.</summary>
    public bool KnowsEdits => Pex.Manifest is not null;

    public bool IsEdited(string path) => _edited.Contains(path);

    /// <summary>The edited files below a folder (given with a trailing slash), or all.</summary>
    public IEnumerable<string> Edited(string folder = "") => _edited.Where(path => path.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>The user's code.</summary>
    public IEnumerable<PlannedFile> UserCode() =>
        Contents.UserCode.Where(member => !IsVersionControl(member.Path)).Where(Belongs).Select(member => PlannedFile.FromMember(member, member.Path));

    /// <summary>pex's runtime.</summary>
    public IEnumerable<PlannedFile> Bootstrap() => Boot.Bootstrap.Where(Belongs).Select(member => PlannedFile.FromMember(member, member.Path));

    /// <summary>
    /// Whether a file belongs to the PEX, as opposed to files that Python compiled when the folder was run. A compiled file whose source exists may be
    /// older than an edit of that source.
    /// </summary>
    public bool Belongs(PexMember member)
    {
        if (!CompiledNames.IsCompiledPath(member.Path, leavesOutPyo: true) || member.Container is ZipContainer)
            return true;
        return Pex.Manifest is { } manifest ? manifest.Files.ContainsKey(member.Path) : !CompiledFiles.IsLeftOut(member.EntryPath, member.Container);
    }

    private bool IsVersionControl(string path) =>
        s_versionControl.Contains(path.Split('/')[0], StringComparer.Ordinal) && Pex.Manifest?.Files.ContainsKey(path) != true
            && Pex.Layout != PexLayout.Zipapp;
}
