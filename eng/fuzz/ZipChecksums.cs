using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PexBuild.Fuzz;

/// <summary>Compares an unpacked folder with the CRC-32 values in the zip's central directory, using a reader independent of the library.</summary>
internal static class ZipChecksums
{
    public static void Require(byte[] zip, string folder)
    {
        var end = zip.AsSpan().LastIndexOf("PK\x05\x06"u8);
        var at = end - (int)BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(end + 12));
        if (end < 0 || at < 0)
            return;
        while (at + 46 <= end && zip.AsSpan(at).StartsWith("PK\x01\x02"u8))
        {
            int name = Short(zip, at + 28), extra = Short(zip, at + 30), comment = Short(zip, at + 32);
            var path = Encoding.UTF8.GetString(zip, at + 46, name);
            // Replaced files are kept in .pexbuild/original.
            var file = path is "__main__.py" or "__pex__/__init__.py" ? Path.Combine(folder, ".pexbuild/original", path) : Path.Combine(folder, path);
            if (File.Exists(file) && Crc32.HashToUInt32(File.ReadAllBytes(file)) != BinaryPrimitives.ReadUInt32LittleEndian(zip.AsSpan(at + 16)))
                throw new FindingException("unpacked content has another CRC-32 than is declared: " + path);
            at += 46 + name + extra + comment;
        }
    }

    private static int Short(byte[] zip, int at) => BinaryPrimitives.ReadUInt16LittleEndian(zip.AsSpan(at));
}
