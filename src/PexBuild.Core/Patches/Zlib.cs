using System.IO.Compression;

namespace PexBuild.Patches;

/// <summary>The zlib format (RFC 1950), which git's binary patches use; .NET Framework only supports deflate.</summary>
internal static class Zlib
{
    private const int HeaderLength = 2;
    private const int ChecksumLength = 4;
    private const uint AdlerBase = 65521;

    public static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        compressed.WriteByte(0x78);
        compressed.WriteByte(0x9c);
        // .NET writes nothing for empty content, where the format requires an empty block.
        if (content.Length == 0)
            compressed.Write([0x03, 0x00], 0, 2);
        using (var deflate = new DeflateStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(content, 0, content.Length);
        var sum = Adler32(content);
        for (var shift = 24; shift >= 0; shift -= 8)
            compressed.WriteByte((byte)(sum >> shift));
        return compressed.ToArray();
    }

    /// <returns><see langword="null"/> if the data is damaged or does not decompress to exactly <paramref name="length"/> bytes.</returns>
    public static byte[]? TryDecompress(byte[] data, long length)
    {
        if (data.Length < HeaderLength + ChecksumLength || (data[0] & 0x0f) != 8 || ((data[0] << 8) | data[1]) % 31 != 0 || (data[1] & 0x20) != 0)
            return null;
        try
        {
            using var deflated = new MemoryStream(data, HeaderLength, data.Length - HeaderLength - ChecksumLength, writable: false);
            using var inflate = new DeflateStream(deflated, CompressionMode.Decompress);
            using var content = new MemoryStream();
            var block = new byte[64 * 1024];
            for (int read; (read = inflate.Read(block, 0, block.Length)) > 0;)
            {
                if (content.Length + read > length)
                    return null;
                content.Write(block, 0, read);
            }

            var bytes = content.ToArray();
            var sum = Adler32(bytes);
            return bytes.Length == length
                && Enumerable.Range(0, ChecksumLength).All(i => data[data.Length - ChecksumLength + i] == (byte)(sum >> (24 - (8 * i))))
                ? bytes
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static uint Adler32(byte[] bytes)
    {
        uint low = 1, high = 0;
        foreach (var b in bytes)
        {
            low = (low + b) % AdlerBase;
            high = (high + low) % AdlerBase;
        }

        return (high << 16) | low;
    }
}
