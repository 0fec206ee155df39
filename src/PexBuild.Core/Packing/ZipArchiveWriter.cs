using System.Buffers.Binary;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>
/// Writes a zip like pex does: with Unix modes, the time 1980-01-01, and offsets counted from the first byte of the file, including any prelude.
/// </summary>
internal sealed class ZipArchiveWriter
{
    private const uint RegularFile = 0x8000, Folder = 0x4000, DosFolder = 0x10;
    private const uint ExecutableMode = 0x1ED, ReadableMode = 0x1A4;
    private const int EndLength = 22, End64Length = 56, Locator64Length = 20;

    private readonly Stream _target;
    private readonly long _start;
    private readonly long _limit;
    private readonly List<ZipMember> _members = [];

    /// <param name="target">The stream to write to, from its current position. It must be seekable, and is left open.</param>
    /// <param name="prelude">The bytes to write before the zip.</param>
    /// <param name="limit">The smallest length or offset that is written as zip64, as the classic fields have four bytes. Tests may lower it.</param>
    public ZipArchiveWriter(Stream target, byte[] prelude, long limit = uint.MaxValue)
    {
        _target = target;
        _start = target.Position;
        _limit = limit;
        target.Write(prelude, 0, prelude.Length);
    }

    private long Position => _target.Position - _start;

    /// <summary>Adds a folder entry.</summary>
    public void AddFolder(string path) => Begin(path + "/", ((Folder | ExecutableMode) << 16) | DosFolder, isDeflated: false, 0, 0, 0);

    /// <summary>Adds a file whose content is already encoded.</summary>
    public void Add(PlannedFile file, bool isDeflated, byte[] encoded, uint crc)
    {
        Begin(file.Path, Attributes(file), isDeflated, file.Length, encoded.Length, crc);
        _target.Write(encoded, 0, encoded.Length);
    }

    /// <summary>Adds a file that is encoded while it is written. It is read once, and its local header is rewritten when the checksum is known.</summary>
    public void Add(PlannedFile file, bool compress, ZipEncoder encoder)
    {
        var member = Begin(file.Path, Attributes(file), compress, file.Length, 0, 0);
        var start = Position;
        using (var content = file.Open())
            member.Crc = encoder.Write(content, compress, _target);
        member.PackedLength = Position - start;
        _target.Position = _start + member.Offset;
        Write(member.LocalHeader());
        _target.Position = _start + start + member.PackedLength;
    }

    /// <summary>Writes the central directory. Nothing can be added afterwards.</summary>
    public void Finish()
    {
        var directory = Position;
        foreach (var member in _members)
            Write(member.CentralHeader());
        var end = Position;
        if (_members.Count >= ushort.MaxValue || end - directory >= _limit || directory >= _limit)
            Write(End64(directory, end));
        Write(End(directory, end));
    }

    private static uint Attributes(PlannedFile file) => (RegularFile | (file.IsExecutable ? ExecutableMode : ReadableMode)) << 16;

    private ZipMember Begin(string path, uint attributes, bool isDeflated, long length, long packedLength, uint crc)
    {
        var member = new ZipMember(path, attributes, isDeflated, _limit) { Length = length, PackedLength = packedLength, Crc = crc, Offset = Position };
        Write(member.LocalHeader());
        _members.Add(member);
        return member;
    }

    private byte[] End(long directory, long end)
    {
        var record = new byte[EndLength];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06054b50);
        var count = (ushort)Math.Min(_members.Count, ushort.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(8), count);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(10), count);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(12), end - directory >= _limit ? ZipMember.Elsewhere : (uint)(end - directory));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(16), directory >= _limit ? ZipMember.Elsewhere : (uint)directory);
        return record;
    }

    /// <summary>The zip64 end of central directory record, and its locator.</summary>
    private byte[] End64(long directory, long end)
    {
        var record = new byte[End64Length + Locator64Length];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x06064b50);
        // The size does not include the signature and the size field itself.
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(4), End64Length - 12);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(12), ZipMember.MadeBy);
        BinaryPrimitives.WriteUInt16LittleEndian(record.AsSpan(14), ZipMember.Zip64Version);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(24), _members.Count);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(32), _members.Count);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(40), end - directory);
        BinaryPrimitives.WriteInt64LittleEndian(record.AsSpan(48), directory);
        var locator = record.AsSpan(End64Length);
        BinaryPrimitives.WriteUInt32LittleEndian(locator, 0x07064b50);
        BinaryPrimitives.WriteInt64LittleEndian(locator.Slice(8), end);
        BinaryPrimitives.WriteUInt32LittleEndian(locator.Slice(16), 1);
        return record;
    }

    private void Write(byte[] bytes) => _target.Write(bytes, 0, bytes.Length);
}
