using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Patches;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>The result of merging one file.</summary>
/// <param name="Content">The new content of the file; <see langword="null"/> if it stays as the user left it.</param>
/// <param name="Conflict">The conflict that the user has to resolve, if any.</param>
internal sealed record MergedFile(byte[]? Content, PexDiagnostic? Conflict);

/// <summary>Merges files that both the user and the PEX changed, by a three-way merge.</summary>
internal sealed class EditMerge : IDisposable
{
    private readonly string _folder;
    private readonly ReadLimits _limits;
    private readonly PristineContent? _original;

    /// <param name="plan">The plan that is carried out.</param>
    /// <param name="old">The manifest of what was unpacked before; the user's edits are based on its content.</param>
    public EditMerge(UnpackPlan plan, FolderManifest? old)
    {
        _folder = plan.Folder;
        _limits = plan.Pex.Limits;
        _original = old is null ? null : new PristineContent(plan.Folder, old, plan.Options.From, _limits);
    }

    /// <param name="change">The change of a file that is both present and wanted.</param>
    /// <param name="incoming">The path of the wanted file.</param>
    /// <exception cref="PexException">The pristine content of the file was not found.</exception>
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
