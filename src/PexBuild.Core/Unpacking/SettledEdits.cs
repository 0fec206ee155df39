using System.Security.Cryptography;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Manifests;
using PexBuild.Planning;

namespace PexBuild.Unpacking;

/// <summary>Changes in a folder that what is unpacked over it makes as well: they are in nobody's way.</summary>
/// <remarks>As when an edit became a patch of the build, or was taken up by the next version of the PEX.</remarks>
internal sealed class SettledEdits
{
    private readonly Dictionary<string, PlannedFile> _planned;
    private readonly FolderManifest? _old;
    private readonly Dictionary<string, ManifestFile> _there = new(StringComparer.Ordinal);

    public SettledEdits(UnpackPlan plan, FolderManifest? old, IReadOnlyList<FolderEdit> edits)
    {
        _planned = plan.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        _old = old;
        Open = [.. edits.Where(edit => !IsSettled(edit))];
    }

    /// <summary>All other changes.</summary>
    public IReadOnlyList<FolderEdit> Open { get; }

    /// <summary>The files that are settled, as they are now.</summary>
    public IReadOnlyDictionary<string, ManifestFile> There => _there;

    private bool IsSettled(FolderEdit edit)
    {
        _planned.TryGetValue(edit.Path, out var planned);
        if (edit.File is not { } file)
            return planned is null;
        if (file.IsLink || planned is null || file.Length != planned.Length)
            return false;
        var hash = Sha256Hex.OfFile(file.FullName);
        if (hash != Hex.Lower(ContentHash.OfFile(planned.Open, HashAlgorithmName.SHA256)))
            return false;
        // Where modes say nothing, the file is said to have the one that it was written with.
        var isExecutable = edit.IsModeChanged ? file.IsExecutable : _old is not null && _old.Files.TryGetValue(edit.Path, out var written) ? written.IsExecutable : planned.IsExecutable;
        if (edit.IsModeChanged && isExecutable != planned.IsExecutable)
            return false;
        file.Sha256 = hash;
        _there.Add(edit.Path, new ManifestFile(edit.Path, hash, file.Length, isExecutable, ""));
        return true;
    }
}
