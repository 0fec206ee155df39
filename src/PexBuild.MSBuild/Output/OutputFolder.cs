using PexBuild.Diagnostics;
using PexBuild.Manifests;

namespace PexBuild.MSBuild;

/// <summary>
/// The runnable folder beside the program, kept equal to the unpacked one by copying what differs. It is not left to the SDK, which would
/// overwrite the user's edits, and takes ten times the rest of a build to find that ten thousand files need no copying.
/// </summary>
internal sealed class OutputFolder
{
    private readonly PexItem _item;
    private readonly string _folder;
    private readonly CopyRecord _record;
    private readonly FolderManifest? _manifest;
    private readonly Dictionary<string, FileStamp> _present;

    private OutputFolder(PexItem item, string folder, string recordFile, CopyRecord? record, Dictionary<string, FileStamp> present)
    {
        _item = item;
        _folder = folder;
        _present = present;
        _manifest = FolderManifest.Find(folder);
        if (present.Count > 0 && record is null && _manifest is null)
            throw PexErrors.TargetNotOurs.Error(folder);
        // What another build put there since is not what the record tells of.
        if (record is not null && _manifest is not null && !HasManifestOf(record) && !HasManifestOf(item, folder))
            record = null;
        _record = record ?? CopyRecord.Empty(recordFile, folder);
        // Between the record and the manifest itself, a build may have been killed.
        Foreign = record is null && _manifest is not null && !FolderListing.HasTemporaries(folder) ? _manifest : null;
    }

    /// <summary>The manifest that is there, if it is not known to be a copy of this build's, or an earlier one's.</summary>
    public FolderManifest? Foreign { get; }

    /// <exception cref="PexException">There is something else than a folder.</exception>
    public static void RequireFolder(string folder)
    {
        if (File.Exists(folder))
            throw PexErrors.TargetIsFile.Error(folder);
        if (Directory.Exists(folder) && (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.TargetIsLink.Error(folder);
    }

    /// <summary>Whether the folder has the manifest of the unpacked one: copied from there, or the same from elsewhere.</summary>
    public static bool HasManifestOf(PexItem item, string folder)
    {
        var copy = ProjectPath.Below(folder, FolderManifest.FileName);
        return File.Exists(copy) && (FileStamp.Of(copy) == FileStamp.Of(item.Manifest) || File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(item.Manifest)));
    }

    /// <exception cref="PexException">What is there is not ours.</exception>
    public static OutputFolder Examine(PexItem item, string folder, string projectDirectory)
    {
        var file = CopyRecord.FileOf(item, folder, projectDirectory);
        return new(item, folder, file, CopyRecord.Find(file, projectDirectory), FolderListing.WithStamps(folder));
    }

    /// <summary>Decides what is to be done, before anything is.</summary>
    /// <param name="files">The unpacked folder's files.</param>
    public CopyPlan Plan(Dictionary<string, FileStamp> files)
    {
        var plan = new CopyPlan(_item, _folder, _record);
        foreach (var file in files)
        {
            if (!IsRecorded(file.Key, file.Value))
                plan.Add(new FileCopy(file.Key, file.Value, Examine(file.Key, file.Value)));
        }

        var earlier = _record.Files.Keys.Concat(_manifest is null ? [] : _manifest.Files.Keys).Distinct(StringComparer.Ordinal);
        foreach (var path in earlier.Where(path => !files.ContainsKey(path)))
            plan.Remove(path, delete: _present.ContainsKey(path) && IsOurs(path));
        return plan;
    }

    // A record of a copy counts only while the copy is there: a stamp that does not match means that the content has to be compared.
    private bool IsRecorded(string path, FileStamp source) => _present.TryGetValue(path, out var present) && WasHandled(path, source, out var isCopy) && (!isCopy || present == source);

    // Whether this very source was copied before, or left out in favour of the user's file.
    private bool WasHandled(string path, FileStamp source, out bool isCopy)
    {
        var isRecorded = _record.Files.TryGetValue(path, out var copied) && copied.Source == source;
        isCopy = copied.IsCopy;
        return isRecorded;
    }

    private FileState Examine(string path, FileStamp source)
    {
        if (!_present.ContainsKey(path))
            return IsBelowLink(path) ? throw PexErrors.TargetIsLink.Error(ProjectPath.Below(_folder, path)) : FileState.Missing;
        if (path == FolderManifest.FileName)
            return HasManifestOf(_item, _folder) ? FileState.Same : FileState.Ours;
        var wasHandled = WasHandled(path, source, out _);
        // Never read: a link may lead nowhere.
        if (wasHandled && IsLink(ProjectPath.Below(_folder, path)))
            return FileState.EditedAlone;
        if (!wasHandled && IsOurs(path))
            return FileState.Ours;
        var wanted = FileSwap.Sha256(ProjectPath.Below(_item.Folder, path));
        if (FileSwap.Sha256(ProjectPath.Below(_folder, path)) == wanted)
            return FileState.Same;
        if (wasHandled && IsOurs(path))
            return FileState.Ours;
        var isUnchanged = wasHandled || _manifest is not null && _manifest.Files.TryGetValue(path, out var written) && written.Sha256 == wanted;
        return isUnchanged ? FileState.EditedAlone : FileState.Edited;
    }

    private static bool IsLink(string path) => (File.GetAttributes(path) & (FileAttributes.ReparsePoint | FileAttributes.Directory)) != 0;

    private bool IsOurs(string path)
    {
        var full = ProjectPath.Below(_folder, path);
        if (IsLink(full))
            return false;
        if (path == FolderManifest.FileName)
            return true;
        if (_record.Files.TryGetValue(path, out var copied) && copied.IsCopy && copied.Source == _present[path])
            return true;
        return _manifest is not null && _manifest.Files.TryGetValue(path, out var written) && written.Length == _present[path].Length && written.Sha256 == FileSwap.Sha256(full);
    }

    private bool HasManifestOf(CopyRecord record) =>
        record.Files.TryGetValue(FolderManifest.FileName, out var copied) && copied.Source == FileStamp.Of(ProjectPath.Below(_folder, FolderManifest.FileName));

    private bool IsBelowLink(string path)
    {
        for (var slash = path.IndexOf('/'); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            if (_present.ContainsKey(path.Substring(0, slash)) && Directory.Exists(ProjectPath.Below(_folder, path.Substring(0, slash))))
                return true;
        }

        return false;
    }
}
