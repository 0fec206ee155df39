namespace PexBuild.Archive;

/// <summary>Bytes that can be read from any position by several threads at once.</summary>
internal interface IByteSource : IDisposable
{
    long Length { get; }

    /// <summary>Reads at most <paramref name="count"/> bytes.</summary>
    /// <returns>The number of bytes read; less than <paramref name="count"/> only at the end, and 0 beyond it.</returns>
    int Read(long position, byte[] buffer, int start, int count);
}
