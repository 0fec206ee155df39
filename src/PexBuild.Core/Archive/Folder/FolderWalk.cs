using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Folder;

/// <summary>Lists the content of a PEX folder; every link is followed or refused.</summary>
internal sealed class FolderWalk
{
    private readonly ReadContext _context;
    private readonly LinkPolicy _links;
    private readonly string _root;
    // The real paths of the folders on the current path: meeting one of them again means a cycle.
    private readonly List<string> _open = [];

    public FolderWalk(string folder, LinkPolicy links, ReadContext context)
    {
        _context = context;
        _links = links;
        Index = new EntryIndex(context);
        var full = FolderPaths.Full(folder);
#if NET
        _root = RealPath.Resolve(full) ?? full;
#else
        _root = full;
#endif
        Visit(new DirectoryInfo(_root), "");
        Index.WarnOfOtherSystems();
    }

    public List<ContainerEntry> Entries { get; } = [];

    public EntryIndex Index { get; }

    /// <summary>The total size of all files in bytes.</summary>
    public long Bytes { get; private set; }

    private void Visit(DirectoryInfo folder, string path)
    {
        _open.Add(folder.FullName);
        var children = folder.GetFileSystemInfos();
        Array.Sort(children, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (var child in children)
            VisitChild(child, path.Length == 0 ? child.Name : path + "/" + child.Name);
        _open.RemoveAt(_open.Count - 1);
    }

    private void VisitChild(FileSystemInfo child, string path)
    {
        EntryNames.Check(path, _context);
        if (Entries.Count >= _context.Limits.Entries)
            throw _context.ContainerError(PexErrors.TooManyEntries, Entries.Count + 1, _context.Limits.Entries);
        if ((child.Attributes & FileAttributes.ReparsePoint) != 0)
            child = Follow(child, path);
        // The system returns a name that is not valid UTF-8 with replacement characters, and the file cannot be found by that name.
        if (!child.Exists && path.AsSpan().IndexOf('\uFFFD') >= 0)
            throw _context.Error(PexErrors.NameEncoding, path);
        if (child is DirectoryInfo folder)
        {
            Add(new FolderEntry(path, isFolder: true, 0, isExecutable: false, folder.FullName));
            Visit(folder, path);
            return;
        }

        var file = (FileInfo)child;
        if (SpecialFiles.Describe(file) is { } special)
            throw _context.Error(PexErrors.EntryKind, path, special);
        Add(new FolderEntry(path, isFolder: false, file.Length, IsExecutable(file), file.FullName));
        Bytes = UnpackBudget.AddCapped(Bytes, file.Length);
    }

    private void Add(FolderEntry entry)
    {
        Index.Add(entry);
        Entries.Add(entry);
    }

#if NET
    private FileSystemInfo Follow(FileSystemInfo link, string path)
    {
        if (link.LinkTarget is not { } target)
            return link;
        var real = RealPath.Resolve(link.FullName) ?? throw _context.Error(PexErrors.LinkBroken, path, EntryReasons.LeadsInCircle);
        if (_links == LinkPolicy.RefuseOutside && !RealPath.IsInside(real, _root))
            throw _context.Error(PexErrors.LinkOutside, path, target);
        if (!Directory.Exists(real))
            return File.Exists(real) ? new FileInfo(real) : throw _context.Error(PexErrors.LinkBroken, path, EntryReasons.LeadsNowhere);
        return _open.Contains(real) ? throw _context.Error(PexErrors.LinkBroken, path, EntryReasons.LeadsToParent) : new DirectoryInfo(real);
    }

    private static bool IsExecutable(FileInfo file) =>
        !OperatingSystem.IsWindows() && (file.UnixFileMode & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
#else
    private FileSystemInfo Follow(FileSystemInfo link, string path) =>
        _links == LinkPolicy.CopyOutside ? link : throw _context.Error(PexErrors.LinkOutside, path, EntryReasons.UnknownTarget.Text);

    private static bool IsExecutable(FileInfo file) => false;
#endif
}
