using System.Text;
using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace PexBuild.Testing.Fixtures;

/// <summary>How the data of a zip entry is packed; the values are those of the zip format.</summary>
public enum ZipMethod
{
    Stored = 0,
    Deflated = 8,
    Zstd = 93,
}

/// <summary>Writes a zip as pex's Python does: modes of Unix, times of 1980, sizes in the local headers, no extra fields, no data descriptors.</summary>
public sealed class ZipFixture
{
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;
    private static readonly byte[] s_emptyDeflate = [3, 0];

    private readonly List<(ZipEntry Entry, byte[] Data, ZipMethod Method)> _entries = [];
    private byte[] _prefix = [];
    private bool _countPrefix = true;
    private bool _zip64;
    private string _comment = "";

    /// <summary>What stands before the zip: a shebang line, a script, an executable.</summary>
    /// <param name="prefix">The bytes.</param>
    /// <param name="count">Whether the offsets in the zip count from the first byte of the file, as pex writes them, or from that of the zip.</param>
    public ZipFixture WithPrefix(byte[] prefix, bool count = true)
    {
        _prefix = prefix;
        _countPrefix = count;
        return this;
    }

    public ZipFixture WithPrefix(string prefix, bool count = true) => WithPrefix(Encoding.UTF8.GetBytes(prefix), count);

    /// <summary>Writes zip64 records although nothing needs them.</summary>
    public ZipFixture WithZip64()
    {
        _zip64 = true;
        return this;
    }

    public ZipFixture WithComment(string comment)
    {
        _comment = comment;
        return this;
    }

    /// <summary>Adds a file; <paramref name="mode"/> takes the place of the mode bits that pex gives it.</summary>
    public ZipFixture Add(FixtureFile file, ZipMethod method = ZipMethod.Deflated, bool typeBits = true, int? mode = null)
    {
        var packed = method switch
        {
            ZipMethod.Deflated => Deflate(file.Content),
            ZipMethod.Zstd => Zstd(file.Content),
            _ => file.Content,
        };
        var permissions = mode ?? ((typeBits ? RegularFile : 0) | (file.IsExecutable ? 0x1ED : 0x1A4));
        return Add(file.Path, file.Content, packed, method, permissions << 16);
    }

    public ZipFixture Add(string path, string text, ZipMethod method = ZipMethod.Deflated) => Add(new FixtureFile(path, text), method);

    /// <summary>Adds the entry of a folder; deflated ones have two bytes of data, as pex wrote them for years.</summary>
    public ZipFixture AddFolder(string path, ZipMethod method = ZipMethod.Stored, bool typeBits = true) =>
        Add(path + "/", [], method == ZipMethod.Deflated ? s_emptyDeflate : [], method, (((typeBits ? Folder : 0) | 0x1ED) << 16) | 0x10);

    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipOutputStream(buffer) { IsStreamOwner = false, UseZip64 = _zip64 ? UseZip64.On : UseZip64.Off })
        {
            if (_comment.Length > 0)
                zip.SetComment(_comment);
            foreach (var (entry, data, _) in _entries)
            {
                if (_zip64)
                    entry.ForceZip64();
                zip.PutNextPassthroughEntry(entry);
                zip.Write(data, 0, data.Length);
                zip.CloseEntry();
            }
        }

        var bytes = buffer.ToArray();
        var methods = _entries.ConvertAll(entry => entry.Method);
        ZipPatch.Apply(bytes, methods, _countPrefix ? _prefix.Length : 0);
        return [.. _prefix, .. bytes];
    }

    private ZipFixture Add(string path, byte[] content, byte[] packed, ZipMethod method, int attributes)
    {
        var crc = new Crc32();
        crc.Update(content);
        _entries.Add((new ZipEntry(path)
        {
            // SharpZipLib takes no other method from a caller who has packed the data; ZipPatch puts the real one in.
            CompressionMethod = CompressionMethod.Deflated,
            Size = content.Length,
            CompressedSize = packed.Length,
            Crc = crc.Value,
            DateTime = new DateTime(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
            HostSystem = (int)HostSystemID.Unix,
            ExternalFileAttributes = attributes,
            IsUnicodeText = path.Any(c => c > 0x7F),
        }, packed, method));
        return this;
    }

    private static byte[] Deflate(byte[] content)
    {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, noZlibHeaderOrFooter: true);
        deflater.SetInput(content);
        deflater.Finish();
        using var packed = new MemoryStream();
        var chunk = new byte[4096];
        while (!deflater.IsFinished)
            packed.Write(chunk, 0, deflater.Deflate(chunk));
        return packed.ToArray();
    }

    /// <summary>A frame without the size of its content, as a streaming writer makes it.</summary>
    private static byte[] Zstd(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zstd = new ZstdSharp.CompressionStream(packed, level: 3, leaveOpen: true))
            zstd.Write(content);
        return packed.ToArray();
    }
}
