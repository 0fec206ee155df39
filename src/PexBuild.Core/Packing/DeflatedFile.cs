using ICSharpCode.SharpZipLib.Checksum;
using ICSharpCode.SharpZipLib.Zip.Compression;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>The compressed content of a file, with its checksum: what several threads can make at once.</summary>
internal sealed class DeflatedFile
{
    private DeflatedFile(byte[] bytes, long crc)
    {
        Bytes = bytes;
        Crc = crc;
    }

    public byte[] Bytes { get; }

    public long Crc { get; }

    public static DeflatedFile Of(PlannedFile file)
    {
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, noZlibHeaderOrFooter: true);
        var crc = new Crc32();
        using var packed = new MemoryStream();
        using var content = file.Open();
        var block = new byte[64 * 1024];
        var output = new byte[64 * 1024];
        for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
        {
            crc.Update(new ArraySegment<byte>(block, 0, read));
            deflater.SetInput(block, 0, read);
            while (!deflater.IsNeedingInput)
                packed.Write(output, 0, deflater.Deflate(output));
        }

        deflater.Finish();
        while (!deflater.IsFinished)
            packed.Write(output, 0, deflater.Deflate(output));
        return new DeflatedFile(packed.ToArray(), crc.Value);
    }

    /// <summary>The checksum of a file as it is.</summary>
    public static long Checksum(PlannedFile file, byte[] block)
    {
        var crc = new Crc32();
        using var content = file.Open();
        for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            crc.Update(new ArraySegment<byte>(block, 0, read));
        return crc.Value;
    }
}
