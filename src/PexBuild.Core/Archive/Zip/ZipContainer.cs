using PexBuild.Archive.Folder;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Zip;

/// <summary>A PEX file, or a wheel inside a PEX: a zip, with or without a prelude.</summary>
/// <remarks>
/// <para>
/// Uses its own reader of zip records, because Python and other programs read different content from a zip whose records contradict each other. It
/// refuses: a second end record, wrong offsets, local headers that differ from the central directory, overlapping data, unsafe or ambiguous names,
/// links and special files, encryption, compression other than stored, deflate and zstd, and anything that exceeds a limit.
/// </para>
/// <para>Zip64 archives are supported, although Python before 3.13 cannot run them directly.</para>
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

    /// <summary>The path of this wheel inside the container at <see cref="Path"/>; <see langword="null"/> if this is that container itself.</summary>
    public string? WheelPath => _context.Wheel.Length == 0 ? null : _context.Wheel;

    /// <inheritdoc/>
    public IReadOnlyList<ContainerEntry> Entries => _directory.Entries;

    /// <inheritdoc/>
    public IReadOnlyList<PexDiagnostic> Warnings => _context.Warnings;

    /// <inheritdoc/>
    public UnpackBudget Budget { get; }

    /// <summary>The number of bytes, including the prelude.</summary>
    public long Length => _source.Length;

    /// <summary>The number of bytes before the zip's first entry: a shebang line, a script, or the executable of a scie.</summary>
    public long PreludeLength => _directory.PreludeLength;

    /// <summary>Opens a PEX file.</summary>
    /// <param name="path">A regular file, or a link to one.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <exception cref="PexException">The file does not exist, or is not a valid zip.</exception>
    public static ZipContainer Open(string path, ReadLimits limits) => Open(path, limits, TargetSystems.Current);

    /// <summary>Opens a wheel inside a container. It reads from the container, which must be disposed of later.</summary>
    /// <param name="outer">A PEX file or folder; not a wheel, because pex nests only one level.</param>
    /// <param name="wheel">A file entry of <paramref name="outer"/>.</param>
    /// <param name="limits">The limits to enforce.</param>
    /// <param name="budget">The budget shared by the whole PEX, usually <see cref="IContainer.Budget"/> of <paramref name="outer"/>.</param>
    /// <remarks>
    /// A stored wheel, as pex writes it, is read in place, and only the entries that are read are checked; the CRC-32 of the whole wheel is checked
    /// only when the outer entry is read. A compressed wheel is decompressed into memory.
    /// </remarks>
    /// <exception cref="ArgumentException"><paramref name="outer"/> is a wheel inside a container, or <paramref name="wheel"/> is a folder.</exception>
    /// <exception cref="PexException">It is not a valid zip.</exception>
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
    /// <param name="maximum">The maximum number of bytes; a scie's prelude has many millions.</param>
    public byte[] ReadPrelude(int maximum)
    {
        var prelude = new byte[(int)Math.Min(maximum, PreludeLength)];
        if (_source.Read(0, prelude, 0, prelude.Length) != prelude.Length)
            throw _context.ContainerError(PexErrors.NotAZip);
        return prelude;
    }

    /// <summary>The prelude, if it is text that begins with <c>#!</c>.</summary>
    internal string? ReadTextPrelude()
    {
        if (PreludeLength is < 2 or > LongestTextPrelude)
            return null;
        var prelude = ReadPrelude(LongestTextPrelude);
        return prelude[0] == '#' && prelude[1] == '!' ? EntryNames.Decode(prelude, isUtf8: true) : null;
    }

    /// <summary>Whether any file is compressed, except those whose path starts with the given prefix.</summary>
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
