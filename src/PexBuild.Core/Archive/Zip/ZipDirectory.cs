using System.Buffers.Binary;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

/// <summary>Reads the central directory into entries. Everything about them except their data has been checked.</summary>
internal sealed class ZipDirectory
{
    // Large enough for a record's fixed part and its three variable fields of at most 64 KiB each.
    private const int WindowLength = 1 << 18;

    // pex 2.1.48 to 2.1.137 wrote this empty folder into the wheel zips of packed PEX files.
    private const string ParentFolder = "../";
    private const string Distributions = ".deps/";

    private readonly IByteSource _source;
    private readonly ReadContext _context;
    private readonly ZipEnd _end;
    private readonly ZipLocalHeaders _headers;
    private readonly List<ContainerEntry> _entries = [];
    private readonly List<(long Start, long End, string Name)> _spans = [];
    private bool _inOrder = true;
    private long _bytes;

    public ZipDirectory(IByteSource source, ReadContext context, UnpackBudget budget)
    {
        _source = source;
        _context = context;
        _end = ZipEnd.Find(source, context);
        _headers = new ZipLocalHeaders(source, context);
        Index = new EntryIndex(context);
        if (_end.Count > context.Limits.Entries)
            throw context.ContainerError(PexErrors.TooManyEntries, _end.Count, context.Limits.Entries);
        ReadRecords();
        CheckSpans();
        CheckPrelude();
        budget.Declare(context.Wheel, _entries.Count, _bytes);
        Index.WarnOfOtherSystems();
    }

    public IReadOnlyList<ContainerEntry> Entries => _entries;

    public EntryIndex Index { get; }

    /// <summary>The number of bytes before the first local header.</summary>
    public long PreludeLength { get; private set; }

    private void ReadRecords()
    {
        var window = new SourceWindow(_source, (int)Math.Min(WindowLength, Math.Max(ZipRecord.FixedLength, _end.DirectoryEnd - _end.DirectoryStart)));
        var position = _end.DirectoryStart;
        for (long i = 0; i < _end.Count; i++)
        {
            var fixedPart = window.Look(position, ZipRecord.FixedLength, WindowLength);
            if (position + ZipRecord.FixedLength > _end.DirectoryEnd || fixedPart.Length < ZipRecord.FixedLength
                || BinaryPrimitives.ReadUInt32LittleEndian(fixedPart) != ZipRecord.Signature)
                throw _context.ContainerError(PexErrors.Directory, i + 1, ContainerReasons.RecordIsMissing);
            var length = ZipRecord.TotalLength(fixedPart);
            var record = window.Look(position, length, WindowLength);
            if (position + length > _end.DirectoryEnd || record.Length < length)
                throw _context.ContainerError(PexErrors.Directory, i + 1, ContainerReasons.RecordIsCutOff);
            ReadRecord(new ZipRecord(record), i + 1);
            position += length;
        }

        if (position != _end.DirectoryEnd)
            throw _context.ContainerError(PexErrors.Directory, _end.Count, ContainerReasons.MoreFollows);
    }

    private void ReadRecord(ZipRecord record, long number)
    {
        var name = EntryNames.Decode(record.Name, record.IsUtf8)
            ?? throw _context.Error(PexErrors.NameEncoding, EntryNames.Decode(record.Name, isUtf8: false)!);
        if (record.IsEncrypted)
            throw _context.Error(PexErrors.Encrypted, name);
        if ((ZipMethod)record.Method is not (ZipMethod.Stored or ZipMethod.Deflated or ZipMethod.Zstandard))
            throw _context.Error(PexErrors.Unsupported, name, ContainerReasons.Method(record.Method));
        if ((record.Flags & 0x20) != 0)
            throw _context.Error(PexErrors.Unsupported, name, ContainerReasons.PatchedData);
        if (!ZipExtraFields.AreWellFormed(record.Extra))
            throw _context.Error(PexErrors.ExtraField, name, ContainerReasons.FieldsDoNotFill);
        if (!ZipExtraFields.AgreeWithName(record.Extra, name))
            throw _context.Error(PexErrors.ExtraField, name, ContainerReasons.FieldsRename);
        long length = record.Length, compressedLength = record.CompressedLength, offset = record.HeaderOffset;
        if (record.Disk != 0 || !ZipExtraFields.ResolveZip64(record.Extra, ref length, ref compressedLength, ref offset))
            throw _context.Error(PexErrors.ExtraField, name, ContainerReasons.FieldsContradict);
        if (offset > _end.DirectoryStart - _end.Shift || compressedLength > _end.DirectoryStart)
            throw _context.ContainerError(PexErrors.Directory, number, ContainerReasons.PointsOutside);

        var start = offset + _end.Shift;
        var (dataStart, end) = _headers.Check(record, name, start, length, compressedLength);
        if (end > _end.DirectoryStart)
            throw _context.Error(PexErrors.Overlap, name, ContainerReasons.CentralDirectory.Text);
        _inOrder &= _spans.Count == 0 || _spans[_spans.Count - 1].Start <= start;
        _spans.Add((start, end, name));
        AddEntry(record, name, length, dataStart, compressedLength);
    }

    private void AddEntry(ZipRecord record, string name, long length, long dataStart, long compressedLength)
    {
        var endsWithSlash = name.Length > 0 && name[name.Length - 1] == '/';
        var isFolder = ZipKind.IsFolder(record.Attributes, endsWithSlash, name, _context);
        if (isFolder)
            CheckEmptyFolder(record, name, length, dataStart, compressedLength);
        if (isFolder && name == ParentFolder && _context.Wheel.StartsWith(Distributions, StringComparison.Ordinal))
            return;
        // A lone "/" is kept, and is refused as absolute.
        var path = isFolder && name.Length > 1 ? name.Substring(0, name.Length - 1) : name;
        EntryNames.Check(path, _context);
        var method = (ZipMethod)record.Method;
        if (method == ZipMethod.Stored && length != compressedLength)
            throw _context.Error(PexErrors.SizeMismatch, name, length);
        var entry = new ZipEntry(path, isFolder, length, !isFolder && ZipKind.IsExecutable(record.Attributes))
        {
            Method = method,
            Crc = record.Crc,
            DataStart = dataStart,
            CompressedLength = compressedLength,
        };
        Index.Add(entry);
        _entries.Add(entry);
        _bytes = UnpackBudget.AddCapped(_bytes, length);
    }

    /// <summary>Checks that a folder has no data; pex 2.1.77 to 2.33.0 wrote the two bytes that deflate produces for empty input.</summary>
    private void CheckEmptyFolder(ZipRecord record, string name, long length, long dataStart, long compressedLength)
    {
        var isEmpty = compressedLength == 0 ||
            (compressedLength == 2 && (ZipMethod)record.Method == ZipMethod.Deflated && _headers.Peek(dataStart, 2).SequenceEqual((ReadOnlySpan<byte>)[3, 0]));
        if (length != 0 || record.Crc != 0 || !isEmpty)
            throw _context.Error(PexErrors.EntryKindUnclear, name, EntryReasons.FolderWithData);
    }

    private void CheckSpans()
    {
        if (!_inOrder)
            _spans.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        for (var i = 1; i < _spans.Count; i++)
            if (_spans[i].Start < _spans[i - 1].End)
                throw _context.Error(PexErrors.Overlap, _spans[i].Name, _context.Name(_spans[i - 1].Name));
        PreludeLength = _spans.Count > 0 ? _spans[0].Start : _end.DirectoryStart;
        for (var i = 0; i < _spans.Count; i++)
            RefuseStrayEnd(_spans[i].End, i + 1 < _spans.Count ? _spans[i + 1].Start : _end.DirectoryStart);
        _spans.Clear();
    }

    /// <summary>Refuses an end record of another zip in bytes that belong to no entry.</summary>
    private void RefuseStrayEnd(long start, long end)
    {
        var stray = start < end ? ZipEnd.FindStray(_source, start, end - start) : -1;
        if (stray >= 0)
            throw _context.ContainerError(PexErrors.AmbiguousEnd, stray);
    }

    /// <summary>
    /// Checks that offsets count from the first byte of the file, or from the first byte after the prelude, and that the prelude is not a zip itself.
    /// </summary>
    private void CheckPrelude()
    {
        var start = new byte[4];
        if (PreludeLength > 0 && !(_source.Read(0, start, 0, 4) == 4 && IsNativeProgram(start)))
            RefuseStrayEnd(0, PreludeLength);
        if (_end.Shift > 0)
        {
            // A PEX with its own shebang after an executable (a scie) or after any other prelude; otherwise the zip begins with an entry.
            var beginsWithShebang = _source.Read(_end.Shift, start, 0, 2) == 2 && start[0] == '#' && start[1] == '!';
            if (PreludeLength != _end.Shift && !beginsWithShebang)
                throw _context.ContainerError(PexErrors.EndRecord, ContainerReasons.OffsetsFromNowhere);
            var unshifted = _end.DirectoryStart - _end.Shift;
            if (_end.Count > 0 && _source.Read(unshifted, start, 0, 4) == 4 && BinaryPrimitives.ReadUInt32LittleEndian(start) == ZipRecord.Signature)
                throw _context.ContainerError(PexErrors.EndRecord, ContainerReasons.TwoDirectories);
        }
    }

    /// <summary>Whether the prelude is an ELF, PE or Mach-O program. A scie legitimately carries other archives in front of its PEX.</summary>
    private static bool IsNativeProgram(byte[] start) =>
        (start[0] == 'M' && start[1] == 'Z') ||
        BinaryPrimitives.ReadUInt32BigEndian(start) is 0x7F454C46 or 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE or 0xCAFEBABE;
}
