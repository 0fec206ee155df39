using System.Buffers;
using PexBuild.Diagnostics;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace PexBuild.Archive.Zip;

/// <summary>Decodes one entry of zip method 93: exactly one zstd frame that fills the entry's space, without a dictionary, window at most 128 MiB.</summary>
internal sealed class ZstandardStream : ReadOnlyStream
{
    private const int InputLength = 1 << 16;

    private readonly IByteSource _source;
    private readonly long _length;
    private Decompressor? _decompressor;
    private byte[]? _input;
    private long _position;
    private int _next;
    private int _filled;
    private bool _ended;

    /// <param name="source">The entry's data.</param>
    /// <param name="length">The uncompressed size in the central directory.</param>
    public ZstandardStream(IByteSource source, long length)
    {
        _source = source;
        _length = length;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_decompressor is null)
            Start();
        while (!_ended && count > 0)
        {
            if (_next == _filled)
                Fill();
            var written = Decode(buffer.AsSpan(offset, count));
            if (written > 0)
                return written;
        }

        return 0;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _decompressor?.Dispose();
            if (_input is { } input)
                ArrayPool<byte>.Shared.Return(input);
            _input = null;
            _ended = true;
        }

        base.Dispose(disposing);
    }

    private void Start()
    {
        ZstandardFrame.Check(_source, _length);
        _decompressor = new Decompressor();
        _decompressor.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, ZstandardFrame.WindowLogLimit);
        _input = ArrayPool<byte>.Shared.Rent((int)Math.Min(InputLength, _source.Length));
    }

    private void Fill()
    {
        _filled = _source.Read(_position, _input!, 0, _input!.Length);
        _position += _filled;
        _next = 0;
        if (_filled == 0)
            throw new DataDamagedException(ContainerReasons.IsCutOff);
    }

    private int Decode(Span<byte> output)
    {
        var status = _decompressor!.UnwrapStream(_input.AsSpan(_next, _filled - _next), output, out var consumed, out var written);
        if (status == OperationStatus.InvalidData)
            throw new DataDamagedException(ContainerReasons.CannotBeDecoded);
        _next += consumed;
        _ended = status == OperationStatus.Done && _position == _source.Length && _next == _filled;
        return written;
    }
}
