using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Names;

/// <summary>Finds entries by path, and refuses entries whose paths are the same on any file system.</summary>
internal sealed class EntryIndex
{
    private readonly ReadContext _context;
    private readonly Dictionary<string, ContainerEntry> _byPath = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folded = new(StringComparer.OrdinalIgnoreCase);
    private string _lastParent = "";
    private (string First, string Second)? _caseClash;
    private int _caseClashes;
    private string? _notOnWindows;
    private int _notOnWindowsCount;

    public EntryIndex(ReadContext context) => _context = context;

    public ContainerEntry? Find(string path) => _byPath.TryGetValue(path, out var entry) && !entry.IsFolder ? entry : null;

    /// <summary>Adds an entry whose name <see cref="EntryNames"/> has checked.</summary>
    public void Add(ContainerEntry entry)
    {
        var path = entry.Path;
        if (_byPath.TryGetValue(path, out var other))
            throw _context.Error(other.IsFolder == entry.IsFolder ? PexErrors.Duplicate : PexErrors.FileAndFolder, path);
        _byPath.Add(path, entry);
        AddParents(path);
        if (entry.IsFolder)
            AddFolder(path);
        else if (_folders.Contains(path))
            throw _context.Error(PexErrors.FileAndFolder, path);
        else
            CompareFolded(path);
        if (WindowsNames.Refuses(path))
            CountNotOnWindows(path);
    }

    /// <summary>Warns about names that cannot be unpacked on other systems, with one warning for each kind.</summary>
    public void WarnOfOtherSystems()
    {
        if (_notOnWindows is not null)
            _context.Warnings.Add(PexErrors.NameOnWindows.Warning(_context.Origin, _context.Name(_notOnWindows), Counts.FirstOf(_notOnWindowsCount)));
        if (_caseClash is { } clash)
            _context.Warnings.Add(
                PexErrors.CaseClash.Warning(_context.Origin, _context.Name(clash.First), _context.Name(clash.Second), Counts.FirstOf(_caseClashes)));
    }

    private void AddParents(string path)
    {
        var slash = path.LastIndexOf('/');
        // Entries usually come folder by folder: nothing to do if the previous entry was in the same folder.
        if (slash < 0 || (slash == _lastParent.Length && path.StartsWith(_lastParent, StringComparison.Ordinal)))
            return;
        _lastParent = path.Substring(0, slash);
        foreach (var parent in FolderPaths.Parents(path))
        {
            if (!AddFolder(parent))
                break;
        }
    }

    /// <returns>Whether it was new.</returns>
    private bool AddFolder(string path)
    {
        if (!_folders.Add(path))
            return false;
        if (_byPath.TryGetValue(path, out var entry) && !entry.IsFolder)
            throw _context.Error(PexErrors.FileAndFolder, path);
        CompareFolded(path);
        return true;
    }

    private void CompareFolded(string path)
    {
        var key = NameFolding.Key(path);
        if (!_folded.TryGetValue(key, out var other))
        {
            _folded.Add(key, path);
            return;
        }

        if (_context.Target != TargetSystem.Other)
            throw _context.Error(PexErrors.CaseClash, other, _context.Name(path), Counts.FirstOf(1));
        _caseClash ??= (other, path);
        _caseClashes++;
    }

    private void CountNotOnWindows(string path)
    {
        if (_context.Target == TargetSystem.Windows)
            throw _context.Error(PexErrors.NameOnWindows, path, Counts.FirstOf(1));
        _notOnWindows ??= path;
        _notOnWindowsCount++;
    }
}
