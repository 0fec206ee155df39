using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Folder;

/// <summary>The folder of a loose or packed PEX, or an unpacked folder.</summary>
/// <remarks>
/// The content is listed once, on opening, sorted by path. Names follow the same rules as zip entries. Links that stay inside are read as their
/// targets; other links follow the <see cref="LinkPolicy"/>. Fifos, devices and sockets are refused without being opened. (.NET Framework cannot
/// resolve a link's target: there every link counts as leading out.)
/// </remarks>
internal sealed class FolderContainer : IContainer
{
    private readonly ReadContext _context;
    private readonly List<ContainerEntry> _entries;
    private readonly EntryIndex _index;

    private FolderContainer(ReadContext context, FolderWalk walk)
    {
        _context = context;
        _entries = walk.Entries;
        _index = walk.Index;
        Length = walk.Bytes;
        Budget = new UnpackBudget(context.Origin, context.Limits, walk.Bytes);
        Budget.Declare("", _entries.Count, walk.Bytes);
    }

    /// <inheritdoc/>
    public string Path => _context.Origin;

    /// <inheritdoc/>
    public IReadOnlyList<ContainerEntry> Entries => _entries;

    /// <inheritdoc/>
    public IReadOnlyList<PexDiagnostic> Warnings => _context.Warnings;

    /// <inheritdoc/>
    public UnpackBudget Budget { get; }

    /// <summary>The total size of the files in bytes.</summary>
    public long Length { get; }

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">The folder, or a link to one.</param>
    /// <param name="links">What to do with links that lead out of it.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <exception cref="PexException">The folder does not exist, or something in it cannot be part of a PEX.</exception>
    public static FolderContainer Open(string folder, LinkPolicy links, ReadLimits limits) => Open(folder, links, limits, TargetSystems.Current);

    internal static FolderContainer Open(string folder, LinkPolicy links, ReadLimits limits, TargetSystem target)
    {
        if (ContainerInput.KindOf(folder) != ContainerKind.Folder)
            throw PexErrors.InputKind.Error(folder, FileKinds.File, FileKinds.Folder);
        var context = new ReadContext(folder, "", limits, target);
        try
        {
            return new FolderContainer(context, new FolderWalk(folder, links, context));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PexErrors.CannotRead.Because(folder, e);
        }
    }

    /// <inheritdoc/>
    public ContainerEntry? Find(string path) => _index.Find(path);

    /// <inheritdoc/>
    public Stream Open(ContainerEntry entry) => new EntryStream(new SourceStream(OpenSource(entry), ownsSource: true), _context, entry, crc: null);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>Opens a file for reading from any position.</summary>
    internal IByteSource OpenSource(ContainerEntry entry) => 
        new FileSource((entry as FolderEntry ?? throw new ArgumentException("It is no entry of this container.", nameof(entry))).File, _context.Origin);
}

/// <summary>A file or folder of a PEX folder, with its real path.</summary>
internal sealed class FolderEntry : ContainerEntry
{
    public FolderEntry(string path, bool isFolder, long length, bool isExecutable, string file) : base(path, isFolder, length, isExecutable) => File = file;

    /// <summary>The path of the file on disk, with links resolved.</summary>
    public string File { get; }
}
