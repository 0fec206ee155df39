using System.IO.Hashing;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace PexBuild.Packing;

/// <summary>Brings content into the form in which it lies in a zip. For one thread, and for many files one after the other.</summary>
/// <remarks>The same files give the same bytes on every system: the compression is SharpZipLib's own, not that of the runtime.</remarks>
internal sealed class ZipEncoder
{
    private const int BlockSize = 64 * 1024;

    private readonly Deflater _deflater = new(Deflater.DEFAULT_COMPRESSION, noZlibHeaderOrFooter: true);
    private readonly Crc32 _crc = new();
    private readonly byte[] _input = new byte[BlockSize];
    private readonly byte[] _output = new byte[BlockSize];

    /// <summary>Writes content to a stream, compressed or as it is.</summary>
    /// <returns>The CRC-32 of the content.</returns>
    public uint Write(Stream content, bool compress, Stream target)
    {
        _crc.Reset();
        _deflater.Reset();
        for (int read; (read = content.Read(_input, 0, _input.Length)) > 0;)
        {
            _crc.Append(_input.AsSpan(0, read));
            if (!compress)
            {
                target.Write(_input, 0, read);
                continue;
            }

            _deflater.SetInput(_input, 0, read);
            while (!_deflater.IsNeedingInput)
                target.Write(_output, 0, _deflater.Deflate(_output));
        }

        if (compress)
        {
            _deflater.Finish();
            while (!_deflater.IsFinished)
                target.Write(_output, 0, _deflater.Deflate(_output));
        }

        return _crc.GetCurrentHashAsUInt32();
    }
}
