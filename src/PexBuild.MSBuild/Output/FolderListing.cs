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
/// <param name="folder">The folder that it is in, as a path below the one that is listed: empty, or with <c>/</c> between its parts and at its end.</param>
/// <param name="name">Its name.</param>
/// <param name="stamp">Its stamp, if that was asked for.</param>
internal delegate void FileSeen(string folder, ReadOnlySpan<char> name, FileStamp stamp);

/// <summary>The files of an unpacked folder. Links to folders are not followed; what Python caches and what we put aside is not listed.</summary>
internal static class FolderListing
{
    /// <summary>Where changed files are kept that were overwritten.</summary>
    public const string Saved = FolderManifest.Folder + "/saved";

    /// <summary>What the library keeps while it brings a folder up to date: after an interruption the user's files may be in it.</summary>
    public const string Update = FolderManifest.Folder + "/update";

    /// <summary>How long a build waits for another process that writes to a folder: it may be copying ten thousand files to a slow disk.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const string OwnFolder = FolderManifest.Folder + "/";
    private const string Incoming = OwnFolder + "incoming";

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
        Read(folder, withStamps: true, (inner, name, stamp) => files[Join(inner, name)] = stamp);
        return files;
    }

    /// <summary>Lists a folder's paths alone, which costs a fraction.</summary>
    public static HashSet<string> Paths(string folder)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Read(folder, withStamps: false, (inner, name, _) => paths.Add(Join(inner, name)));
        return paths;
    }

    /// <summary>Reads one folder of those below another.</summary>
    /// <param name="root">The folder that is listed.</param>
    /// <param name="folder">The one to read, as <see cref="FileSeen"/> names it.</param>
    /// <param name="withStamps">Whether the stamps are wanted: the system is asked for each.</param>
    /// <param name="seen">Told of the files.</param>
    /// <param name="folders">Takes the folders that are in it.</param>
    public static void ReadFolder(string root, string folder, bool withStamps, FileSeen seen, List<string> folders) => ReadEntries(Path.Combine(root, folder), folder, withStamps, seen, folders);

    public static string Join(string folder, ReadOnlySpan<char> name) => folder + name.ToString();

    /// <summary>Whether a file is nobody's work unless it was unpacked: compiled Python, and what the library keeps for itself.</summary>
    public static bool CountsOnlyIfUnpacked(string path) =>
        path.EndsWith(".pyc", StringComparison.Ordinal) || path.EndsWith(".pyo", StringComparison.Ordinal)
        || path.StartsWith(OwnFolder, StringComparison.Ordinal) && path != FolderManifest.FileName;

    /// <summary>Whether copying to a folder was interrupted.</summary>
    public static bool HasTemporaries(string folder) => Temporaries(folder).Length > 0;

    /// <summary>Deletes what an interrupted copying left.</summary>
    public static void DeleteTemporaries(string folder)
    {
        foreach (var file in Temporaries(folder))
            FileSwap.Delete(file);
    }

    private static string[] Temporaries(string folder) => Directory.GetFiles(ProjectPath.Below(folder, FolderManifest.Folder), "incoming*");

    // A folder that is not there is empty.
    private static void Read(string root, bool withStamps, FileSeen seen)
    {
        List<string> folders = Directory.Exists(root) ? [""] : [];
        for (var i = 0; i < folders.Count; i++)
            ReadFolder(root, folders[i], withStamps, seen, folders);
    }

    private static bool IsKeptAside(string folder, ReadOnlySpan<char> name) =>
        folder == OwnFolder && (name.SequenceEqual("saved".AsSpan()) || name.SequenceEqual("update".AsSpan()) || name.SequenceEqual("lock".AsSpan()) || name.StartsWith("incoming".AsSpan()));

    private static string Numbered(string text, int number) => text + number.ToString(CultureInfo.InvariantCulture);

#if NET
    // What it lists is strings, and none of them: a build is a new process, for which .NET has only the code of such listings compiled beforehand.
    private static void ReadEntries(string path, string folder, bool withStamps, FileSeen seen, List<string> folders)
    {
        var entries = new FileSystemEnumerable<string>(path, (ref FileSystemEntry _) => "", s_all)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                if (IsKeptAside(folder, entry.FileName))
                    return false;
                if (!entry.IsDirectory || (entry.Attributes & FileAttributes.ReparsePoint) != 0)
                    seen(folder, entry.FileName, withStamps && !entry.IsDirectory ? new FileStamp(entry.Length, entry.LastWriteTimeUtc.Ticks) : default);
                else if (!entry.FileName.SequenceEqual("__pycache__"))
                    folders.Add(string.Concat(folder, entry.FileName, "/"));
                return false;
            },
        };
        foreach (var entry in entries)
            _ = entry;
    }

    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = 0, IgnoreInaccessible = false };
#else
    private static void ReadEntries(string path, string folder, bool withStamps, FileSeen seen, List<string> folders)
    {
        foreach (var entry in new DirectoryInfo(path).EnumerateFileSystemInfos())
        {
            var name = entry.Name.AsSpan();
            if (IsKeptAside(folder, name))
                continue;
            if (entry is FileInfo file)
                seen(folder, name, withStamps ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : default);
            else if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
                seen(folder, name, default);
            else if (entry.Name != "__pycache__")
                folders.Add(folder + entry.Name + "/");
        }
    }
#endif
}
