using System.IO.Compression;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

/// <summary>Inflates one entry: exactly one deflate stream that fills the entry's space.</summary>
internal sealed class InflateStream : ReadOnlyStream
{
    private readonly SourceStream _compressed;
    private readonly DeflateStream _inflated;

    public InflateStream(SourceStream compressed)
    {
        _compressed = compressed;
        _inflated = new DeflateStream(compressed, CompressionMode.Decompress, leaveOpen: false);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        int read;
        try
        {
            read = _inflated.Read(buffer, offset, count);
        }
        catch (InvalidDataException) when (!_compressed.WasCutOff)
        {
            throw new DataDamagedException(ContainerReasons.CannotBeInflated);
        }
        catch (InvalidDataException)
        {
            throw new DataDamagedException(ContainerReasons.IsCutOff);
        }

        if (read > 0 || count == 0)
            return read;
        if (_compressed.WasCutOff)
            throw new DataDamagedException(ContainerReasons.IsCutOff);
        return _compressed.IsUsedUp ? 0 : throw new DataDamagedException(ContainerReasons.IsFollowed);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _inflated.Dispose();
        base.Dispose(disposing);
    }
}
