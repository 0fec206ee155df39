using System.Globalization;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.MSBuild.Files;
using PexBuild.Manifests;
#if NET
using System.IO.Enumeration;
#endif

namespace PexBuild.MSBuild.Output;

/// <summary>The size of a file and the time of its last change. If both are the same, the file counts as unchanged.</summary>
internal readonly record struct FileStamp(long Length, long Ticks)
{
    public static FileStamp Read(string path)
    {
        var file = new FileInfo(path);
        return new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks);
    }
}

/// <summary>Receives a file of a listing.</summary>
/// <param name="folder">The folder of the file, relative to the folder that is listed: empty, or with <c>/</c> between its parts and at its end.</param>
/// <param name="name">The name of the file.</param>
/// <param name="stamp">The stamp of the file, if stamps are read.</param>
internal delegate void FileSeen(string folder, ReadOnlySpan<char> name, FileStamp stamp);

/// <summary>Lists the files of an unpacked folder. Links to folders are not followed. Python's caches, saved files and temporary files are left out.</summary>
internal static class FolderListing
{
    /// <summary>The folder of edited files that were replaced.</summary>
    public const string Saved = FolderManifest.Folder + "/saved";

    /// <summary>The folder that PexBuild.Core uses while it updates an unpacked folder. After an interruption, edited files may be in it.</summary>
    public const string Update = FolderManifest.Folder + "/update";

    /// <summary>How long a build waits for another process that writes to a folder, which may be copying ten thousand files to a slow disk.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private const string OwnFolder = FolderManifest.Folder + "/";
    private const string Incoming = OwnFolder + "incoming";

    /// <summary>The temporary file that is written before it is renamed to its target.</summary>
    /// <param name="folder">The unpacked folder.</param>
    /// <param name="number">The number of the thread that writes it.</param>
    public static string IncomingFile(string folder, int number) => ProjectPath.Below(folder, Numbered(Incoming + "-", number));

    /// <summary>The folder to save edited files to before they are replaced: the next number that is free, as PexBuild.Core does it.</summary>
    public static string NextSaveFolder(string folder)
    {
        var number = 1;
        while (Directory.Exists(ProjectPath.Below(folder, Numbered(Saved + "/", number))))
            number++;
        return Numbered(Saved + "/", number);
    }

    /// <summary>Lists the path of each file, with <c>/</c> between its parts, and its stamp.</summary>
    public static Dictionary<string, FileStamp> WithStamps(string folder)
    {
        var files = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        Read(folder, withStamps: true, (inner, name, stamp) => files[Join(inner, name)] = stamp);
        return files;
    }

    /// <summary>Lists the paths only, which takes a fraction of the time.</summary>
    public static HashSet<string> Paths(string folder)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        Read(folder, withStamps: false, (inner, name, _) => paths.Add(Join(inner, name)));
        return paths;
    }

    /// <summary>Lists a single folder, without the folders in it.</summary>
    /// <param name="root">The unpacked folder.</param>
    /// <param name="folder">The folder to list, relative to it, as in <see cref="FileSeen"/>.</param>
    /// <param name="withStamps">Whether to read the stamps, which takes a system call for each file.</param>
    /// <param name="seen">Receives the files.</param>
    /// <param name="folders">Receives the folders.</param>
    public static void ReadFolder(string root, string folder, bool withStamps, FileSeen seen, List<string> folders) =>
        ReadEntries(Path.Combine(root, folder), folder, withStamps, seen, folders);

    public static string Join(string folder, ReadOnlySpan<char> name) => folder + name.ToString();

    /// <summary>Whether a file that is not in the manifest was generated, by Python or by PexBuild.Core, rather than added by the user.</summary>
    public static bool IsGenerated(string path) => path != FolderManifest.FileName && !FolderScan.IsUsers(path);

    /// <summary>Whether there are temporary files of an interrupted copy.</summary>
    public static bool HasTemporaries(string folder) => Temporaries(folder).Length > 0;

    /// <summary>Deletes the temporary files of an interrupted copy.</summary>
    public static void DeleteTemporaries(string folder)
    {
        foreach (var file in Temporaries(folder))
            Deletion.Delete(file);
    }

    private static string[] Temporaries(string folder) => Directory.GetFiles(ProjectPath.Below(folder, FolderManifest.Folder), "incoming*");

    // A folder that does not exist is listed as empty.
    private static void Read(string root, bool withStamps, FileSeen seen)
    {
        List<string> folders = Directory.Exists(root) ? [""] : [];
        for (var i = 0; i < folders.Count; i++)
            ReadFolder(root, folders[i], withStamps, seen, folders);
    }

    private static bool IsLeftOut(string folder, ReadOnlySpan<char> name) =>
        folder == OwnFolder
            && (
                name.SequenceEqual("saved".AsSpan()) || name.SequenceEqual("update".AsSpan()) || name.SequenceEqual("lock".AsSpan())
                    || name.StartsWith("incoming".AsSpan()));

    private static string Numbered(string text, int number) => text + number.ToString(CultureInfo.InvariantCulture);

#if NET
    // The enumeration of strings, none of which is included, has the only instantiation that .NET ships precompiled. That matters, since a build is a
    // new process.
    private static void ReadEntries(string path, string folder, bool withStamps, FileSeen seen, List<string> folders)
    {
        var entries = new FileSystemEnumerable<string>(path, (ref FileSystemEntry _) => "", s_all)
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) =>
            {
                if (IsLeftOut(folder, entry.FileName))
                    return false;
                if (!entry.IsDirectory || (entry.Attributes & FileAttributes.ReparsePoint) != 0)
                    seen(folder, entry.FileName, withStamps && !entry.IsDirectory ? new FileStamp(entry.Length, entry.LastWriteTimeUtc.Ticks) : default);
                else if (!entry.FileName.SequenceEqual(PythonCache.Folder))
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
            if (IsLeftOut(folder, name))
                continue;
            if (entry is FileInfo file)
                seen(folder, name, withStamps ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : default);
            else if ((entry.Attributes & FileAttributes.ReparsePoint) != 0)
                seen(folder, name, default);
            else if (entry.Name != PythonCache.Folder)
                folders.Add(folder + entry.Name + "/");
        }
    }
#endif
}
