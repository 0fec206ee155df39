namespace PexBuild.Packing;

/// <summary>A stream from its position on, as one that begins there.</summary>
internal sealed class ShiftedStream : Stream
{
    private readonly Stream _whole;
    private readonly long _start;

    public ShiftedStream(Stream whole)
    {
        _whole = whole;
        _start = whole.Position;
    }

    public override bool CanRead => false;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _whole.Length - _start;

    public override long Position
    {
        get => _whole.Position - _start;
        set => _whole.Position = value + _start;
    }

    public override void Flush() => _whole.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => _whole.Seek(origin == SeekOrigin.Begin ? offset + _start : offset, origin) - _start;

    public override void SetLength(long value) => _whole.SetLength(value + _start);

    public override void Write(byte[] buffer, int offset, int count) => _whole.Write(buffer, offset, count);
}
