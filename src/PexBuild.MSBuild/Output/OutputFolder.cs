using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Manifests;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.Planning;

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
        return File.Exists(copy)
            && (FileStamp.Read(copy) == FileStamp.Read(item.Manifest) || File.ReadAllBytes(copy).AsSpan().SequenceEqual(File.ReadAllBytes(item.Manifest)));
    }

    /// <exception cref="PexException">The folder exists and is not an unpacked PEX.</exception>
    public static OutputFolder Examine(PexItem item, string folder) =>
        new(item, folder, CopyRecord.Find(CopyRecord.PathFor(item, folder), item.ProjectDirectory), FolderListing.WithStamps(folder));

    /// <summary>Determines the changes that are needed.</summary>
    /// <param name="files">The files of the unpacked folder.</param>
    public CopyPlan Plan(Dictionary<string, FileStamp> files)
    {
        var plan = new CopyPlan(_item, _folder, _record);
        var policy = _item.OnEdits == OnEdits.Overwrite ? EditPolicy.CopyAndOverwrite : EditPolicy.Copy;
        foreach (var file in files.Where(file => !IsRecorded(file.Key, file.Value)))
        {
            var situation = Classify(file.Key, file.Value);
            plan.Add(new FileCopy(file.Key, file.Value, situation, EditDecisions.Decide(situation, policy)));
        }

        var earlier = _record.Files.Keys.Concat(_manifest is null ? [] : _manifest.Files.Keys).Distinct(StringComparer.Ordinal);
        foreach (var path in earlier.Where(path => !files.ContainsKey(path)))
            plan.Remove(path, delete: EditDecisions.Decide(Classify(path, null), policy) == PathAction.Remove);
        return plan;
    }

    // A record of a copy counts only while the copy is there: a stamp that does not match means that the content has to be compared.
    private bool IsRecorded(string path, FileStamp source) =>
        _present.TryGetValue(path, out var present) && WasHandled(path, source) && (present == source || !_record.Files[path].IsCopy);

    // Whether the unpacked file, with this stamp, was copied before, or not copied because of the user's file.
    private bool WasHandled(string path, FileStamp? source) => _record.Files.TryGetValue(path, out var copied) && copied.Source == source;

    private PathSituation Classify(string path, FileStamp? source)
    {
        var present = _present.ContainsKey(path) ? Read(_folder, path) : null;
        if (present is null && source is not null && IsBelowLink(path))
            throw PexErrors.TargetIsLink.Error(ProjectPath.Below(_folder, path));
        var wanted = source is null ? null : Read(_item.Folder, path);
        return new PathVersions(path, present is null ? null : FindWritten(path, source, wanted, present), wanted, present).Classify();
    }

    // What was copied, as far as the present file is that. The record has no hashes, and the manifest only those of the PEX's files, which may have been edited
    // before they were copied. Neither has the modes of the copies, so that these are never edited.
    private ComparedFile? FindWritten(string path, FileStamp? source, ComparedFile? wanted, ComparedFile present)
    {
        if (present != ComparedFile.Link && (path == FolderManifest.FileName || _record.IsCopy(path, _present[path])))
            return present;
        var unpacked = _manifest is not null && _manifest.Files.TryGetValue(path, out var file)
            ? new ComparedFile(file.Length, present.IsExecutable, () => file.Sha256)
            : null;
        return WasHandled(path, source) && (unpacked is null || !present.HasContentOf(unpacked)) ? wanted : unpacked;
    }

    private static ComparedFile Read(string folder, string path) =>
        new DiskFile(path, new FileInfo(ProjectPath.Below(folder, path))).ToCompare(keepsModes: true);

    private bool HasManifestOf(CopyRecord record) =>
        record.Files.TryGetValue(FolderManifest.FileName, out var copied)
            && copied.Source == FileStamp.Read(ProjectPath.Below(_folder, FolderManifest.FileName));

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
