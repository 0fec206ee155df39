namespace PexBuild.Archive;

/// <summary>Bytes held in memory in blocks, so that memory grows with the data read, not with the declared size.</summary>
internal sealed class MemorySource : IByteSource
{
    private const int BlockLength = 1 << 16;
    private readonly List<byte[]> _blocks = [];
    private readonly Action _released;

    /// <summary>Reads a stream to its end.</summary>
    public MemorySource(Stream content, Action released)
    {
        _released = released;
        while (true)
        {
            var block = new byte[BlockLength];
            var filled = 0;
            int read;
            while (filled < BlockLength && (read = content.Read(block, filled, BlockLength - filled)) > 0)
                filled += read;
            if (filled > 0)
                _blocks.Add(block);
            Length += filled;
            if (filled < BlockLength)
                return;
        }
    }

    public long Length { get; }

    public int Read(long position, byte[] buffer, int start, int count)
    {
        var total = (int)Math.Max(0, Math.Min(count, Length - position));
        for (var done = 0; done < total;)
        {
            var offset = (int)((position + done) % BlockLength);
            var step = Math.Min(total - done, BlockLength - offset);
            Buffer.BlockCopy(_blocks[(int)((position + done) / BlockLength)], offset, buffer, start + done, step);
            done += step;
        }

        return total;
    }

    public void Dispose() => _released();
}
