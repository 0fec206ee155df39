using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;
using PexBuild.Manifests;

namespace PexBuild.MSBuild.Output;

/// <summary>The changes that bring an output folder up to date with the unpacked folder.</summary>
internal sealed class CopyPlan(PexItem item, string folder, CopyRecord record)
{
    private readonly List<FileCopy> _copies = [];
    private readonly List<(string Path, bool Delete)> _removals = [];

    public int Count => _copies.Count;

    /// <summary>Whether the folder has the files that it should have.</summary>
    public bool IsUpToDate => !_copies.Exists(copy => copy.IsWritten || copy.IsRefused) && !_removals.Exists(removal => removal.Delete);

    public void Add(FileCopy copy) => _copies.Add(copy);

    /// <summary>Adds the removal of a file that the PEX no longer has from the record and, if the user has not changed it, from the folder.</summary>
    public void Remove(string path, bool delete) => _removals.Add((path, delete));

    /// <summary>Makes the changes.</summary>
    /// <param name="warn">Receives a warning if edits were saved.</param>
    /// <param name="cancellation">Stops after the current file; the next build continues from there.</param>
    /// <exception cref="PexException">A file was edited in the output folder, and <see cref="PexItem.OnEdits"/> does not allow to overwrite it.
    /// Nothing was changed.</exception>
    public void Execute(Action<PexDiagnostic> warn, CancellationToken cancellation)
    {
        Refuse(_copies.Where(copy => copy.IsRefused).ToArray());
        Directory.CreateDirectory(ProjectPath.Below(folder, FolderManifest.Folder));
        FolderListing.DeleteTemporaries(folder);
        using (var journal = record.Write(_copies.Where(copy => copy.IsCopy)))
        {
            Save(_copies.Where(copy => copy.IsSaved).ToArray(), warn);
            foreach (var (path, delete) in _removals)
            {
                if (delete)
                    Delete(path);
                record.Files.Remove(path);
            }

            Copy(_copies.Where(copy => copy.Path != FolderManifest.FileName).ToArray(), journal, cancellation);
            // The manifest comes last, since it shows that the folder is complete.
            Copy(_copies.Where(copy => copy.Path == FolderManifest.FileName).ToArray(), journal, cancellation);
        }

        record.Write([]).Dispose();
    }

    private void Refuse(FileCopy[] edited)
    {
        if (edited.Length == 0)
            return;
        var lines = edited.Select(copy => PexErrors.EditsInCopy.Error(folder, copy.Path, item.Folder).Diagnostic).ToArray();
        throw new PexException(lines[0]) { Related = lines.Skip(1).ToArray() };
    }

    private void Save(FileCopy[] edited, Action<PexDiagnostic> warn)
    {
        if (edited.Length == 0)
            return;
        var saved = FolderListing.NextSaveFolder(folder);
        foreach (var copy in edited)
        {
            var target = ProjectPath.Below(folder, saved + "/" + copy.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Move(ProjectPath.Below(folder, copy.Path), target);
        }

        warn(PexErrors.EditsSaved.Warning(folder, edited.Length, saved));
    }

    private void Delete(string path)
    {
        var full = ProjectPath.Below(folder, path);
        Deletion.Delete(full);
        PythonCaches.DeleteOf(full);
        for (
            var parent = Path.GetDirectoryName(full)!; parent.Length > folder.Length
                && !Directory.EnumerateFileSystemEntries(parent).Any(); parent = Path.GetDirectoryName(parent)!)
            Directory.Delete(parent);
    }

    private void Copy(FileCopy[] copies, StreamWriter journal, CancellationToken cancellation)
    {
        foreach (var parent in copies.Select(copy => Path.GetDirectoryName(ProjectPath.Below(folder, copy.Path))!).Distinct(StringComparer.Ordinal))
            Directory.CreateDirectory(parent);
        var workers = copies.Length < 64 ? 1 : Workers.Count;
        Workers.Run(workers, worker =>
        {
            for (var i = worker; i < copies.Length; i += workers)
            {
                cancellation.ThrowIfCancellationRequested();
                Copy(copies[i], FolderListing.IncomingFile(folder, worker), journal);
            }
        });
    }

    private void Copy(FileCopy copy, string incoming, StreamWriter journal)
    {
        var target = ProjectPath.Below(folder, copy.Path);
        if (copy.IsWritten)
        {
            Deletion.Delete(incoming);
            File.Copy(ProjectPath.Below(item.Folder, copy.Path), incoming);
            AtomicFile.Replace(incoming, target);
        }
        else if (copy.IsCopy)
        {
            File.SetLastWriteTimeUtc(target, new DateTime(copy.Source.Ticks, DateTimeKind.Utc));
        }

        // Only now: had the copy failed after it was recorded, the next build would take the old file for the user's edit.
        lock (record)
            record.Add(copy.Path, new CopiedFile(copy.Source, copy.IsCopy), journal);
    }
}
