using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Patches;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>The result of merging one file.</summary>
/// <param name="Content">What the file becomes; <see langword="null"/> if it stays as the user left it.</param>
/// <param name="Conflict">What a person has to resolve.</param>
internal sealed record MergedFile(byte[]? Content, PexDiagnostic? Conflict);

/// <summary>Merges files that both the user and the PEX changed, three ways.</summary>
internal sealed class EditMerge : IDisposable
{
    private readonly string _folder;
    private readonly ReadLimits _limits;
    private readonly PristineContent? _original;

    /// <param name="plan">What is unpacked.</param>
    /// <param name="old">What was unpacked before; it has the content that the user's edits began with.</param>
    public EditMerge(UnpackPlan plan, FolderManifest? old)
    {
        _folder = plan.Folder;
        _limits = plan.Pex.Limits;
        _original = old is null ? null : new PristineContent(plan.Folder, old, plan.Options.From, _limits);
    }

    /// <param name="change">A file that is present and wanted.</param>
    /// <param name="incoming">The file that is wanted.</param>
    /// <exception cref="PexException">What the file was before it was edited is nowhere to be found.</exception>
    public MergedFile Merge(PathChange change, string incoming)
    {
        if (change.Present!.IsLink || change.Present.Length > _limits.PatchBytes || new FileInfo(incoming).Length > _limits.PatchBytes)
            return NotText(change);
        byte[] ours = OwnFile.Read(change.Present.FullName), theirs = File.ReadAllBytes(incoming);
        if (FileVersions.HasZero(ours) || FileVersions.HasZero(theirs))
            return NotText(change);
        var isAdded = change.Versions.Written is null;
        var merge = ThreeWayMerge.Merge(isAdded ? [] : _original!.Read(change.Path), ours, theirs);
        return new MergedFile(
            merge.Content.AsSpan().SequenceEqual(ours) ? null : merge.Content,
            merge.Conflicts == 0 ? null : MergeConflicts.Marked(_folder, change.Path, isAdded, merge.Conflicts));
    }

    public void Dispose() => _original?.Dispose();

    private MergedFile NotText(PathChange change) => new(null, MergeConflicts.NotText(_folder, change.Path));
}
