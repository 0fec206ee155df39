using PexBuild.Diagnostics;
using PexBuild.Manifests;

namespace PexBuild.Unpacking;

/// <summary>What is where a PEX is to be unpacked, and how the new folder takes its place.</summary>
internal sealed class UnpackTarget
{
    private readonly string _folder;
    private readonly bool _exists;

    private UnpackTarget(string folder, bool exists, FolderManifest? manifest)
    {
        _folder = folder;
        _exists = exists;
        Manifest = manifest;
    }

    /// <summary>The manifest, when the folder is one of ours.</summary>
    public FolderManifest? Manifest { get; }

    /// <summary>Whether the folder is there, empty, and somebody stands in it: it is filled, not replaced.</summary>
    public bool MustKeepFolder => _exists && Manifest is null && IsWorkingDirectory(_folder);

    /// <exception cref="PexException">There is something that is not ours.</exception>
    public static UnpackTarget Examine(string folder)
    {
        var attributes = Attributes(folder);
        if (attributes is null)
            return new UnpackTarget(folder, exists: false, null);
        if ((attributes & FileAttributes.ReparsePoint) != 0)
            throw PexErrors.TargetIsLink.Error(folder);
        if ((attributes & FileAttributes.Directory) == 0)
            throw PexErrors.TargetIsFile.Error(folder);
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            return new UnpackTarget(folder, exists: true, null);
        return new UnpackTarget(folder, exists: true, FolderManifest.Find(folder) ?? throw PexErrors.TargetNotOurs.Error(folder));
    }

    /// <summary>Puts the staged folder in place.</summary>
    public void Replace(StagingFolder staging)
    {
        if (MustKeepFolder)
        {
            Fill(staging);
            return;
        }

        if (_exists && Manifest is null)
            Directory.Delete(_folder);
        else if (_exists)
            Directory.Move(_folder, staging.Replaced);
        try
        {
            Directory.Move(staging.Content, _folder);
        }
        catch (IOException) when (Directory.Exists(_folder))
        {
            throw PexErrors.TargetAppeared.Error(_folder);
        }
        catch when (Directory.Exists(staging.Replaced) && !Directory.Exists(_folder))
        {
            Directory.Move(staging.Replaced, _folder);
            throw;
        }
    }

    // The folder of ours, which says that the whole is complete, goes last.
    private void Fill(StagingFolder staging)
    {
        var entries = Directory.GetFileSystemEntries(staging.Content);
        foreach (var entry in entries.OrderBy(entry => Path.GetFileName(entry) == FolderManifest.Folder))
            Directory.Move(entry, Path.Combine(_folder, Path.GetFileName(entry)));
    }

    private static FileAttributes? Attributes(string path)
    {
        try
        {
            return File.GetAttributes(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static bool IsWorkingDirectory(string folder) =>
        string.Equals(Path.GetFullPath(folder), Directory.GetCurrentDirectory(), StringComparison.Ordinal);
}
