using System.Buffers.Binary;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

/// <summary>Walks the blocks of a zstd frame (RFC 8878 §3.1.1), because the decoder accepts several frames, and skippable ones, as one stream.</summary>
internal static class ZstandardFrame
{
    /// <summary>The largest window, 128 MiB, which the decoder keeps in memory: the default limit of zstd itself.</summary>
    public const int WindowLogLimit = 27;

    private const uint Magic = 0xFD2FB528;
    private const int HeaderLimit = 18, BlockHeaderLength = 3, ChecksumLength = 4;

    /// <summary>
    /// Checks that the source is exactly one frame, has the size in the central directory if the frame gives a size, and has no dictionary and no
    /// larger window.
    /// </summary>
    /// <exception cref="DataDamagedException">One of these does not hold.</exception>
    public static void Check(IByteSource source, long length)
    {
        var window = new SourceWindow(source, HeaderLimit);
        var header = window.Look(0, HeaderLimit, 0);
        if (header.Length < 6 || BinaryPrimitives.ReadUInt32LittleEndian(header) != Magic)
            throw new DataDamagedException(ContainerReasons.NotAZstandardFrame);
        var descriptor = header[4];
        if ((descriptor & 3) != 0)
            throw new DataDamagedException(ContainerReasons.NeedsDictionary);
        // A single-segment frame has no window byte, and a content size field of at least one byte.
        var isSingleSegment = (descriptor & 0x20) != 0;
        var sizeAt = isSingleSegment ? 5 : 6;
        var sizeLength = (descriptor >> 6) switch { 0 => isSingleSegment ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        if (header.Length < sizeAt + sizeLength)
            throw new DataDamagedException(ContainerReasons.IsCutOff);
        var size = header.Slice(sizeAt);
        var declared = sizeLength switch
        {
            0 => length,
            1 => size[0],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(size) + 256L,
            4 => BinaryPrimitives.ReadUInt32LittleEndian(size),
            _ => BinaryPrimitives.ReadInt64LittleEndian(size),
        };
        if (declared != length)
            throw new DataDamagedException(ContainerReasons.DeclaresAnotherSize);
        if ((isSingleSegment ? declared : Window(header[5])) > 1L << WindowLogLimit)
            throw new DataDamagedException(ContainerReasons.NeedsTooMuchMemory);

        var end = EndOfBlocks(window, sizeAt + sizeLength) + ((descriptor & 4) != 0 ? ChecksumLength : 0);
        if (end > source.Length)
            throw new DataDamagedException(ContainerReasons.IsCutOff);
        if (end < source.Length)
            throw new DataDamagedException(ContainerReasons.IsFollowed);
    }

    private static long Window(byte descriptor)
    {
        var power = 1L << (10 + (descriptor >> 3));
        return power + power / 8 * (descriptor & 7);
    }

    private static long EndOfBlocks(SourceWindow window, long position)
    {
        while (true)
        {
            var bytes = window.Look(position, BlockHeaderLength, 0);
            if (bytes.Length < BlockHeaderLength)
                throw new DataDamagedException(ContainerReasons.IsCutOff);
            var header = bytes[0] | bytes[1] << 8 | bytes[2] << 16;
            // An RLE block contains only the repeated byte; the size is the number of repetitions.
            var isRepeated = (header >> 1 & 3) == 1;
            position += BlockHeaderLength + (isRepeated ? 1 : header >> 3);
            if ((header & 1) != 0)
                return position;
        }
    }
}
