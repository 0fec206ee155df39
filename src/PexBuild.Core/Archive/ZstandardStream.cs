using System.Buffers;
using System.Buffers.Binary;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace PexBuild.Archive;

/// <summary>Decodes one entry of zip method 93: exactly one zstd frame that fills the entry's space, without a dictionary, window at most 128 MiB.</summary>
internal sealed class ZstandardStream : ReadOnlyStream
{
    private const int WindowLogLimit = 27, InputLength = 1 << 16;
    private const uint FrameMagic = 0xFD2FB528;

    private readonly SourceStream _compressed;
    private readonly Decompressor _decompressor = new();
    private readonly byte[] _input = ArrayPool<byte>.Shared.Rent(InputLength);
    private readonly long _length;
    private int _next;
    private int _filled;
    private bool _started;
    private bool _ended;
    private bool _disposed;

    /// <param name="compressed">The entry's data.</param>
    /// <param name="length">The size that the directory declares; a frame that gives another is refused.</param>
    public ZstandardStream(SourceStream compressed, long length)
    {
        _compressed = compressed;
        _length = length;
        _decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, WindowLogLimit);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!_started)
            Start();
        while (!_ended && count > 0)
        {
            if (_next == _filled && !Fill())
                throw new DataDamagedException(Decoders.CutOff);
            OperationStatus status;
            int consumed, written;
            try
            {
                status = _decompressor.UnwrapStream(_input.AsSpan(_next, _filled - _next), buffer.AsSpan(offset, count), out consumed, out written);
            }
            catch (ZstdException e) when (e.Code == ZSTD_ErrorCode.ZSTD_error_frameParameter_windowTooLarge)
            {
                throw new DataDamagedException("their window is larger than 128 MiB");
            }
            catch (ZstdException)
            {
                throw new DataDamagedException("they cannot be decoded");
            }

            _next += consumed;
            if (status == OperationStatus.Done)
                End();
            else if (status == OperationStatus.InvalidData)
                throw new DataDamagedException("they cannot be decoded");
            if (written > 0)
                return written;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _decompressor.Dispose();
            ArrayPool<byte>.Shared.Return(_input);
            _compressed.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Looks at the frame's header, RFC 8878 §3.1.1.1, as the decoder would pass over skippable frames and takes a window that one frame needs.</summary>
    private void Start()
    {
        _started = true;
        while (_filled < 18 && Fill())
        {
        }

        if (_filled < 6 || BinaryPrimitives.ReadUInt32LittleEndian(_input) != FrameMagic)
            throw new DataDamagedException("they are no zstd frame");
        var descriptor = _input[4];
        if ((descriptor & 3) != 0)
            throw new DataDamagedException("they need a dictionary");
        var isSingleSegment = (descriptor & 0x20) != 0;
        var sizeAt = isSingleSegment ? 5 : 6;
        var size = (descriptor >> 6) switch
        {
            0 => isSingleSegment ? _input[sizeAt] : _length,
            1 => BinaryPrimitives.ReadUInt16LittleEndian(_input.AsSpan(sizeAt)) + 256L,
            2 => BinaryPrimitives.ReadUInt32LittleEndian(_input.AsSpan(sizeAt)),
            _ => BinaryPrimitives.ReadInt64LittleEndian(_input.AsSpan(sizeAt)),
        };
        if (size != _length)
            throw new DataDamagedException("their frame declares another size");
    }

    private void End()
    {
        _ended = true;
        if (_next != _filled || !_compressed.IsUsedUp)
            throw new DataDamagedException(Decoders.Followed);
    }

    /// <summary>Adds to what is in the buffer, or replaces what was used up.</summary>
    private bool Fill()
    {
        if (_next == _filled)
            _next = _filled = 0;
        var read = _compressed.Read(_input, _filled, _input.Length - _filled);
        _filled += read;
        return read > 0;
    }
}
