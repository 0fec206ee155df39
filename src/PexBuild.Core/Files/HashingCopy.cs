using System.Security.Cryptography;

namespace PexBuild.Files;

/// <summary>Copies streams and gives the SHA-256 of what went by. For one thread, and for many streams one after the other.</summary>
internal sealed class HashingCopy : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _block = new byte[64 * 1024];

    /// <summary>Reads a stream to its end.</summary>
    /// <param name="source">The stream.</param>
    /// <param name="target">Where to write what was read; <see langword="null"/> for nowhere.</param>
    /// <param name="other">A further hash that the content goes into.</param>
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
