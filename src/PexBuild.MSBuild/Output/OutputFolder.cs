using PexBuild.Diagnostics;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;

namespace PexBuild.MSBuild.Output;

/// <summary>
/// The copy of an unpacked folder in the output directory. The SDK's own copying is not used, because it overwrites the user's edits, and because
/// it takes ten times as long as the rest of a build to find that ten thousand files are up to date.
/// </summary>
internal sealed class OutputFolder
{
    private readonly PexItem _item;
    private readonly string _folder;
    private readonly CopyRecord _record;
    private readonly FolderManifest? _manifest;
    private readonly Dictionary<string, FileStamp> _present;

    private OutputFolder(PexItem item, string folder, CopyRecord? record, Dictionary<string, FileStamp> present)
    {
        _item = item;
        _folder = folder;
        _present = present;
        _manifest = FolderManifest.Find(folder);
        if (present.Count > 0 && record is null && _manifest is null)
            throw PexErrors.TargetNotOurs.Error(folder);
        // The record does not apply if another project has copied to the folder since.
        if (record is not null && _manifest is not null && !HasManifestOf(record) && !HasManifestOf(item, folder))
            record = null;
        _record = record ?? CopyRecord.CreateEmpty(item, folder);
        // With files of an interrupted copy beside it, the manifest is an older one of this project, whose record was deleted.
        OtherManifest = record is null && _manifest is not null && !FolderListing.HasTemporaries(folder) ? _manifest : null;
    }

    /// <summary>The manifest in the folder, if another project has copied it there.</summary>
    public FolderManifest? OtherManifest { get; }

    /// <exception cref="PexException">The path is a file or a link.</exception>
    public static void RequireFolder(string folder)
    {
        if (File.Exists(folder))
            throw PexErrors.TargetIsFile.Error(folder);
        if (Directory.Exists(folder) && (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.TargetIsLink.Error(folder);
    }

    /// <summary>Whether the folder has the same manifest as the unpacked folder.</summary>
    public static bool HasManifestOf(PexItem item, string folder)
    {
        var copy = ProjectPath.Below(folder, FolderManifest.FileName);
        return File.Exists(copy) && (FileStamp.Read(copy) == FileStamp.Read(item.Manifest) || File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(item.Manifest)));
    }

    /// <exception cref="PexException">The folder exists and is not an unpacked PEX.</exception>
    public static OutputFolder Examine(PexItem item, string folder) =>
        new(item, folder, CopyRecord.Find(CopyRecord.PathFor(item, folder), item.ProjectDirectory), FolderListing.WithStamps(folder));

    /// <summary>Determines the changes that are needed.</summary>
    /// <param name="files">The files of the unpacked folder.</param>
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

    // Whether the unpacked file, with this stamp, was copied before, or not copied because of the user's file.
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
        // The target of a link is not read, since it may not exist.
        if (wasHandled && IsLink(ProjectPath.Below(_folder, path)))
            return FileState.EditedOnlyHere;
        if (!wasHandled && IsOurs(path))
            return FileState.Ours;
        var wanted = FileSwap.Sha256(ProjectPath.Below(_item.Folder, path));
        if (FileSwap.Sha256(ProjectPath.Below(_folder, path)) == wanted)
            return FileState.Same;
        if (wasHandled && IsOurs(path))
            return FileState.Ours;
        var isUnchanged = wasHandled || _manifest is not null && _manifest.Files.TryGetValue(path, out var written) && written.Sha256 == wanted;
        return isUnchanged ? FileState.EditedOnlyHere : FileState.Edited;
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
        record.Files.TryGetValue(FolderManifest.FileName, out var copied) && copied.Source == FileStamp.Read(ProjectPath.Below(_folder, FolderManifest.FileName));

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
