using System.Globalization;
using PexBuild.Manifests;
#if NET
using System.IO.Enumeration;
#endif

namespace PexBuild.MSBuild;

/// <summary>What tells that a file was not written to: its size and the time of its last change.</summary>
internal readonly record struct FileStamp(long Length, long Ticks)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks);
    }
}

/// <summary>Is told of a file.</summary>
internal delegate void FileSeen(string path, FileStamp stamp);

/// <summary>The files of an unpacked folder. Links to folders are not followed; what Python caches and what we put aside is not listed.</summary>
internal static class FolderListing
{
    /// <summary>Where changed files are kept that were overwritten.</summary>
    public const string Saved = FolderManifest.Folder + "/saved";

    /// <summary>What the library keeps while it brings a folder up to date: after an interruption the user's files may be in it.</summary>
    public const string Update = FolderManifest.Folder + "/update";

    /// <summary>How long a build waits for another process that writes to a folder: it may be copying ten thousand files to a slow disk.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const string Incoming = FolderManifest.Folder + "/incoming";
    private const string Lock = FolderManifest.Folder + "/lock";

    /// <summary>Where a file is written before it is renamed into place.</summary>
    /// <param name="folder">The unpacked folder.</param>
    /// <param name="number">One for each that is written at the same time.</param>
    public static string IncomingFile(string folder, int number) => ProjectPath.Below(folder, Numbered(Incoming + "-", number));

    /// <summary>Where changed files are saved before they are overwritten, a new number each time; as the library does it.</summary>
    public static string NextSaveFolder(string folder)
    {
        var number = 1;
        while (Directory.Exists(ProjectPath.Below(folder, Numbered(Saved + "/", number))))
            number++;
        return Numbered(Saved + "/", number);
    }

    /// <summary>Lists a folder: paths with <c>/</c> between their parts, and the stamp of each file.</summary>
    public static Dictionary<string, FileStamp> WithStamps(string folder)
    {
        var files = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        foreach (var path in Files(folder, (path, stamp) => files[path] = stamp))
            _ = path;
        return files;
    }

    /// <summary>Lists a folder's paths alone, which costs a fraction.</summary>
    public static HashSet<string> Paths(string folder) => new(Files(folder), StringComparer.Ordinal);

    /// <summary>Lists a folder as it is read. A folder that is not there is empty.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="seen">Told of the stamp of each file too, just before the file is given.</param>
    /// <remarks>
    /// What it gives is strings, and a stamp goes another way: .NET has its code for listings of strings compiled beforehand. A build is a new process, and
    /// would compile a listing of anything else while it waits for it.
    /// </remarks>
    public static IEnumerable<string> Files(string folder, FileSeen? seen = null) => Directory.Exists(folder) ? Enumerate(folder, seen) : [];

    /// <summary>Whether a file is nobody's work unless it was unpacked: compiled Python, and what the library keeps for itself.</summary>
    public static bool CountsOnlyIfUnpacked(string path) =>
        path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal)
        || path.StartsWith(FolderManifest.Folder + "/", StringComparison.Ordinal) && path != FolderManifest.FileName;

    /// <summary>Deletes what an interrupted copying left.</summary>
    public static void DeleteTemporaries(string folder)
    {
        foreach (var file in Directory.GetFiles(ProjectPath.Below(folder, FolderManifest.Folder), "incoming*"))
            FileSwap.Delete(file);
    }

    private static bool IsKeptAside(string path) => path is Saved or Update or Lock || path.StartsWith(Incoming, StringComparison.Ordinal);

    private static string Numbered(string text, int number) => text + number.ToString(CultureInfo.InvariantCulture);

#if NET
    private static FileSystemEnumerable<string> Enumerate(string folder, FileSeen? seen) => new(
        folder,
        (ref FileSystemEntry entry) =>
        {
            var path = RelativePath(ref entry);
            seen?.Invoke(path, entry.IsDirectory ? default : new FileStamp(entry.Length, entry.LastWriteTimeUtc.Ticks));
            return path;
        },
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
    {
        ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry) && !entry.FileName.SequenceEqual("__pycache__") && !IsKeptAside(ref entry),
        ShouldIncludePredicate = (ref FileSystemEntry entry) => (!entry.IsDirectory || IsLink(ref entry)) && !IsKeptAside(ref entry),
    };

    // By the name first: a path costs a string, ten thousand times.
    private static bool IsKeptAside(ref FileSystemEntry entry) =>
        (entry.FileName.SequenceEqual("saved") || entry.FileName.SequenceEqual("update") || entry.FileName.SequenceEqual("lock") || entry.FileName.StartsWith("incoming")) && IsKeptAside(RelativePath(ref entry));

    private static bool IsLink(ref FileSystemEntry entry) => (entry.Attributes & FileAttributes.ReparsePoint) != 0;

    private static string RelativePath(ref FileSystemEntry entry)
    {
        var folder = entry.Directory.Slice(entry.RootDirectory.Length).Trim(Path.DirectorySeparatorChar);
        var path = folder.IsEmpty ? entry.FileName.ToString() : string.Concat(folder, "/", entry.FileName);
        return Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }
#else
    private static IEnumerable<string> Enumerate(string folder, FileSeen? seen) => Enumerate(new DirectoryInfo(folder), "", seen);

    private static IEnumerable<string> Enumerate(DirectoryInfo folder, string prefix, FileSeen? seen)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            var path = prefix + entry.Name;
            if (entry is DirectoryInfo inner && (entry.Attributes & FileAttributes.ReparsePoint) == 0)
            {
                if (entry.Name == "__pycache__" || IsKeptAside(path))
                    continue;
                foreach (var file in Enumerate(inner, path + "/", seen))
                    yield return file;
            }
            else if (!IsKeptAside(path))
            {
                seen?.Invoke(path, new FileStamp(entry is FileInfo file ? file.Length : 0, entry.LastWriteTimeUtc.Ticks));
                yield return path;
            }
        }
    }
#endif
}
