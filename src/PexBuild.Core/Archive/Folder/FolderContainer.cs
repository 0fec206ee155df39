using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Folder;

/// <summary>The folder of a loose or packed PEX, or one that was unpacked.</summary>
/// <remarks>
/// What is there is listed once, when it is opened, sorted by path. Names follow the rules that entries of a zip follow. Links that stay inside
/// are read as what they point to; other ones as the <see cref="LinkPolicy"/> says. Fifos, devices and sockets are refused, unopened.
/// (.NET Framework cannot tell where a link leads: there every link counts as leading out.)
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

    /// <summary>How many bytes the files have together.</summary>
    public long Length { get; }

    /// <summary>Lists a folder.</summary>
    /// <param name="folder">The folder, or a link to one.</param>
    /// <param name="links">What to do with links that lead out of it.</param>
    /// <param name="limits">What it may come to.</param>
    /// <exception cref="PexException">There is no such folder, or something in it cannot be part of a PEX.</exception>
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

    /// <summary>The bytes of a file, to be read from any position.</summary>
    internal IByteSource OpenSource(ContainerEntry entry) => 
        new FileSource((entry as FolderEntry ?? throw new ArgumentException("It is no entry of this container.", nameof(entry))).File, _context.Origin);
}

/// <summary>A file or folder of a PEX folder, with where it really is.</summary>
internal sealed class FolderEntry : ContainerEntry
{
    public FolderEntry(string path, bool isFolder, long length, bool isExecutable, string file) : base(path, isFolder, length, isExecutable) => File = file;

    /// <summary>The file on disk, links followed.</summary>
    public string File { get; }
}
