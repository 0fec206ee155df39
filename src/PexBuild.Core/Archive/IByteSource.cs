namespace PexBuild.Archive;

/// <summary>Bytes that can be read from any position by several threads at once.</summary>
internal interface IByteSource : IDisposable
{
    long Length { get; }

    /// <summary>Reads what is there, at most <paramref name="count"/> bytes.</summary>
    /// <returns>How many bytes were read; less than <paramref name="count"/> only at the end, 0 from the end on.</returns>
    int Read(long position, byte[] buffer, int start, int count);
}
