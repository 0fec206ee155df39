using System.Buffers.Binary;
using ICSharpCode.SharpZipLib.Zip;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>
/// Writes a zip as pex does: modes of Unix, the time 1980-01-01, offsets that count from the first byte of the file, whatever stands before the zip.
/// </summary>
/// <remarks>The same files give the same bytes on every system: the compression is SharpZipLib's own, not that of the runtime.</remarks>
internal sealed class ZipArchiveWriter : IDisposable
{
    private const int RegularFile = 0x8000, Folder = 0x4000, DosFolder = 0x10;
    private const int ExecutableMode = 0x1ED, ReadableMode = 0x1A4;
    private const int EndLength = 22, Locator64Length = 20;
    private const uint Locator64Signature = 0x07064b50;
    private static readonly DateTime s_time = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private readonly Stream _target;
    private readonly long _start;
    private readonly ZipOutputStream _zip;
    private readonly List<ZipEntry> _entries = [];

    /// <param name="target">Where to write, from its position on. It can seek, and is left open.</param>
    /// <param name="prelude">What to put before the zip.</param>
    public ZipArchiveWriter(Stream target, byte[] prelude)
    {
        target.Write(prelude, 0, prelude.Length);
        _target = target;
        _start = target.Position;
        _zip = new ZipOutputStream(new ShiftedStream(target)) { IsStreamOwner = false };
    }

    /// <summary>Adds the entry of a folder.</summary>
    public void AddFolder(string path) => Put(path + "/", 0, CompressionMethod.Stored, (((Folder | ExecutableMode) << 16) | DosFolder), crc: 0);

    /// <summary>Adds a file that was compressed already.</summary>
    public void Add(PlannedFile file, DeflatedFile deflated)
    {
        var entry = Entry(file.Path, file.Length, CompressionMethod.Deflated, Attributes(file), deflated.Crc);
        entry.CompressedSize = deflated.Bytes.Length;
        _zip.PutNextPassthroughEntry(entry);
        _zip.Write(deflated.Bytes, 0, deflated.Bytes.Length);
        _zip.CloseEntry();
    }

    /// <summary>Adds a file.</summary>
    public void Add(PlannedFile file, bool compress, byte[] block)
    {
        if (!compress)
            Put(file.Path, file.Length, CompressionMethod.Stored, Attributes(file), DeflatedFile.Checksum(file, block));
        else
            Put(file.Path, file.Length, CompressionMethod.Deflated, Attributes(file), crc: null);
        using var content = file.Open();
        for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            _zip.Write(block, 0, read);
        _zip.CloseEntry();
    }

    /// <summary>Writes the directory. Nothing can be added after it.</summary>
    public void Finish()
    {
        foreach (var entry in _entries)
            entry.Offset += _start;
        // Its Flush would write the end of a compressed stream behind the directory.
        _zip.Finish();
        ShiftEnd();
    }

    public void Dispose()
    {
        // It would finish what failed half way, and that failure would hide the first one.
        if (_zip.IsFinished)
            _zip.Dispose();
    }

    private static int Attributes(PlannedFile file) => (RegularFile | (file.IsExecutable ? ExecutableMode : ReadableMode)) << 16;

    private void Put(string path, long length, CompressionMethod method, int attributes, long? crc)
    {
        _zip.PutNextEntry(Entry(path, length, method, attributes, crc));
        if (length == 0 && path[path.Length - 1] == '/')
            _zip.CloseEntry();
    }

    private ZipEntry Entry(string path, long length, CompressionMethod method, int attributes, long? crc)
    {
        var entry = new ZipEntry(path)
        {
            CompressionMethod = method,
            Size = length,
            DateTime = s_time,
            HostSystem = (int)HostSystemID.Unix,
            ExternalFileAttributes = attributes,
            IsUnicodeText = path.Any(c => c > 0x7F),
        };
        if (crc is { } known)
            entry.Crc = known;
        _entries.Add(entry);
        return entry;
    }

    /// <summary>SharpZipLib counts the place of the directory from the first entry.</summary>
    private void ShiftEnd()
    {
        var end = _target.Length - EndLength;
        var tail = Read(end - Locator64Length, Locator64Length + EndLength);
        if (BinaryPrimitives.ReadUInt32LittleEndian(tail) == Locator64Signature)
        {
            var end64 = (long)BinaryPrimitives.ReadUInt64LittleEndian(tail.AsSpan(8)) + _start;
            Write64(end - Locator64Length + 8, (ulong)end64);
            Write64(end64 + 48, BinaryPrimitives.ReadUInt64LittleEndian(Read(end64 + 48, 8)) + (ulong)_start);
        }

        var directory = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(Locator64Length + 16));
        if (directory != uint.MaxValue)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, checked((uint)(directory + _start)));
            Write(end + 16, bytes);
        }
    }

    private byte[] Read(long at, int length)
    {
        var bytes = new byte[length];
        _target.Position = at;
        for (int done = 0, read; done < length; done += read)
        {
            if ((read = _target.Read(bytes, done, length - done)) == 0)
                throw new EndOfStreamException();
        }

        return bytes;
    }

    private void Write64(long at, ulong value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        Write(at, bytes);
    }

    private void Write(long at, byte[] bytes)
    {
        _target.Position = at;
        _target.Write(bytes, 0, bytes.Length);
        _target.Position = _target.Length;
    }
}
