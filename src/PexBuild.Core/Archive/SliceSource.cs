namespace PexBuild.Archive;

/// <summary>A range of another source, which is not disposed with it.</summary>
internal sealed class SliceSource : IByteSource
{
    private readonly IByteSource _whole;
    private readonly long _start;

    public SliceSource(IByteSource whole, long start, long length)
    {
        _whole = whole;
        _start = start;
        Length = length;
    }

    public long Length { get; }

    public int Read(long position, byte[] buffer, int start, int count) =>
        position >= Length ? 0 : _whole.Read(_start + position, buffer, start, (int)Math.Min(count, Length - position));

    public void Dispose()
    {
    }
}
