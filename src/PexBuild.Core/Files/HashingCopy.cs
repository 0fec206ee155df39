using System.Security.Cryptography;

namespace PexBuild.Files;

/// <summary>Copies streams and computes the SHA-256 of their content. For a single thread; can be reused for one stream after another.</summary>
internal sealed class HashingCopy : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[64 * 1024];

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="target">The stream to copy to; <see langword="null"/> to only compute the hash.</param>
    /// <param name="other">Another hash to which the content is added.</param>
    /// <returns>The SHA-256 in lower-case hex.</returns>
    public string Run(Stream source, Stream? target = null, IncrementalHash? other = null)
    {
        for (int read; (read = source.Read(_block, 0, _block.Length)) > 0;)
        {
            target?.Write(_block, 0, read);
            _hash.AppendData(_block, 0, read);
            other?.AppendData(_block, 0, read);
        }

        return Hex.Lower(_hash.GetHashAndReset());
    }

    public void Dispose() => _hash.Dispose();
}
