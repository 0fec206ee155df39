using System.IO.Hashing;
using ICSharpCode.SharpZipLib.Zip.Compression;

namespace PexBuild.Packing;

/// <summary>Encodes content for a zip. Not thread-safe, but reusable for any number of files.</summary>
/// <remarks>The same files give the same bytes on every system: the compressor is SharpZipLib's, not that of the .NET runtime.</remarks>
internal sealed class ZipEncoder
{
    private const int BlockSize = 64 * 1024;

    private readonly Deflater _deflater = new(Deflater.DEFAULT_COMPRESSION, noZlibHeaderOrFooter: true);
    private readonly Crc32 _crc = new();
    private readonly byte[] _input = new byte[BlockSize];
    private readonly byte[] _output = new byte[BlockSize];

    /// <summary>Writes content to a stream, deflated or stored.</summary>
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
