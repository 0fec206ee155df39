using PexBuild.Archive.Folder;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Zip;

/// <summary>A PEX file, or a wheel inside one: a zip, with or without something in front of it.</summary>
/// <remarks>
/// <para>
/// Read by our own reader of zip records, as a zip in which the records contradict each other means one thing to Python and another to
/// the next program. Refused are: a second end record, offsets that lead elsewhere, local headers that differ from the directory, overlapping
/// data, unsafe or ambiguous names, links and special files, encryption, compression other than stored, deflate and zstd, and whatever is over a limit.
/// </para>
/// <para>A zip64 archive is read, though Python before 3.13 cannot run one as it is.</para>
/// </remarks>
internal sealed class ZipContainer : IContainer
{
    private const int LongestTextPrelude = 64 * 1024;

    private readonly IByteSource _source;
    private readonly ReadContext _context;
    private readonly ZipDirectory _directory;

    private ZipContainer(IByteSource source, ReadContext context, UnpackBudget budget)
    {
        _source = source;
        _context = context;
        Budget = budget;
        try
        {
            _directory = new ZipDirectory(source, context, budget);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public string Path => _context.Origin;

    /// <summary>The path of the wheel in the container at <see cref="Path"/> that this is; <see langword="null"/> when it is that container itself.</summary>
    public string? WheelPath => _context.Wheel.Length == 0 ? null : _context.Wheel;

    /// <inheritdoc/>
    public IReadOnlyList<ContainerEntry> Entries => _directory.Entries;

    /// <inheritdoc/>
    public IReadOnlyList<PexDiagnostic> Warnings => _context.Warnings;

    /// <inheritdoc/>
    public UnpackBudget Budget { get; }

    /// <summary>How many bytes there are, whatever lies in front of the zip included.</summary>
    public long Length => _source.Length;

    /// <summary>How many bytes lie in front of the zip's first entry: a shebang line, a script, or the executable of a scie.</summary>
    public long PreludeLength => _directory.PreludeLength;

    /// <summary>Opens a PEX file.</summary>
    /// <param name="path">A regular file, or a link to one.</param>
    /// <param name="limits">What it may come to.</param>
    /// <exception cref="PexException">There is no such file, or it is not a sound zip.</exception>
    public static ZipContainer Open(string path, ReadLimits limits) => Open(path, limits, TargetSystems.Current);

    /// <summary>Opens a wheel inside a container. It keeps reading from the container, which must be disposed of after it.</summary>
    /// <param name="outer">A PEX file or folder; not a wheel itself, as pex nests one level only.</param>
    /// <param name="wheel">A file entry of <paramref name="outer"/>.</param>
    /// <param name="limits">What it may come to.</param>
    /// <param name="budget">What is shared by all of the PEX, mostly <see cref="IContainer.Budget"/> of <paramref name="outer"/>.</param>
    /// <remarks>
    /// A stored wheel, as pex writes them, is read where it lies, and only the entries that are read are checked;
    /// the CRC-32 of the wheel as a whole is that of the outer entry, for who reads that. A compressed one is unpacked into memory.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="outer"/> is a wheel inside a container, or <paramref name="wheel"/> is a folder.</exception>
    /// <exception cref="PexException">It is not a sound zip.</exception>
    public static ZipContainer OpenNested(IContainer outer, ContainerEntry wheel, ReadLimits limits, UnpackBudget budget) =>
        OpenNested(outer, wheel, limits, budget, TargetSystems.Current);

    internal static ZipContainer Open(string path, ReadLimits limits, TargetSystem target)
    {
        if (ContainerInput.KindOf(path) != ContainerKind.File)
            throw PexErrors.InputKind.Error(path, FileKinds.Folder, FileKinds.File);
        var source = new FileSource(path, path);
        return new ZipContainer(source, new ReadContext(path, "", limits, target), new UnpackBudget(path, limits, source.Length));
    }

    internal static ZipContainer OpenNested(IContainer outer, ContainerEntry wheel, ReadLimits limits, UnpackBudget budget, TargetSystem target)
    {
        if (outer is ZipContainer { WheelPath: not null })
            throw new ArgumentException("A wheel in a wheel is not opened.", nameof(outer));
        if (wheel.IsFolder)
            throw new ArgumentException("A folder is not a wheel.", nameof(wheel));
        var source = outer switch
        {
            ZipContainer zip when wheel is ZipEntry { Method: ZipMethod.Stored } stored => new SliceSource(zip._source, stored.DataStart, stored.Length),
            FolderContainer folder => folder.OpenSource(wheel),
            _ => Unpack(outer, wheel, budget),
        };
        return new ZipContainer(source, new ReadContext(outer.Path, wheel.Path, limits, target), budget);
    }

    /// <inheritdoc/>
    public ContainerEntry? Find(string path) => _directory.Index.Find(path);

    /// <inheritdoc/>
    public Stream Open(ContainerEntry entry)
    {
        var found = entry as ZipEntry ?? throw new ArgumentException("It is no entry of this container.", nameof(entry));
        var data = new SliceSource(_source, found.DataStart, found.CompressedLength);
        Stream content = found.Method switch
        {
            ZipMethod.Deflated => new InflateStream(new SourceStream(data, ownsSource: false)),
            ZipMethod.Zstandard => new ZstandardStream(data, found.Length),
            _ => new SourceStream(data, ownsSource: false),
        };
        return new EntryStream(content, _context, found, found.Crc);
    }

    /// <summary>The bytes in front of the zip's first entry.</summary>
    /// <param name="maximum">How many are wanted at most; a scie has many million.</param>
    public byte[] ReadPrelude(int maximum)
    {
        var prelude = new byte[(int)Math.Min(maximum, PreludeLength)];
        if (_source.Read(0, prelude, 0, prelude.Length) != prelude.Length)
            throw _context.ContainerError(PexErrors.NotAZip);
        return prelude;
    }

    /// <summary>What lies in front of the zip's first entry, if it is text that begins with <c>#!</c>.</summary>
    internal string? ReadTextPrelude()
    {
        if (PreludeLength is < 2 or > LongestTextPrelude)
            return null;
        var prelude = ReadPrelude(LongestTextPrelude);
        return prelude[0] == '#' && prelude[1] == '!' ? EntryNames.Decode(prelude, isUtf8: true) : null;
    }

    /// <summary>Whether any file outside of a folder is compressed.</summary>
    internal bool IsCompressed(string otherThan) =>
        Entries.Any(
            entry => entry is ZipEntry { IsFolder: false, Length: > 0, Method: not ZipMethod.Stored }
                && !entry.Path.StartsWith(otherThan, StringComparison.Ordinal));

    /// <inheritdoc/>
    public void Dispose() => _source.Dispose();

    private static MemorySource Unpack(IContainer outer, ContainerEntry wheel, UnpackBudget budget)
    {
        var release = budget.ReserveWheelMemory(wheel.Path, wheel.Length);
        try
        {
            using var content = outer.Open(wheel);
            return new MemorySource(content, release);
        }
        catch
        {
            release();
            throw;
        }
    }
}
