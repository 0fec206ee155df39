using System.Security.Cryptography;
using System.Text;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>Hashes files in the ways that pex does (<c>pex.util.CacheHelper</c>); all hashes are in hex.</summary>
internal static class ContentHash
{
    private const int BlockSize = 64 * 1024;

    /// <summary>
    /// Hashes the UTF-8 bytes of all paths in code point order, without separators, then the contents in the same order: the hash
    /// of user code and of distributions.
    /// </summary>
    public static string ComputePathsAndContents(IEnumerable<HashedFile> files, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        var sorted = files.OrderBy(file => file.Path, CodePointComparer.Instance).ToArray();
        foreach (var file in sorted)
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path));
        return ComputeContents(sorted, hash);
    }

    /// <summary>Hashes the contents in the given order: the hash of the runtime.</summary>
    public static string ComputeContents(IEnumerable<HashedFile> files, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        return ComputeContents(files, hash);
    }

    /// <summary>Hashes the bytes of one file.</summary>
    public static byte[] ComputeFile(Func<Stream> open, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        Append(open, hash, new byte[BlockSize]);
        return hash.GetHashAndReset();
    }

    /// <summary>Hashes the bytes of a text.</summary>
    public static string ComputeBytes(byte[] bytes, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        hash.AppendData(bytes);
        return Hex.Lower(hash.GetHashAndReset());
    }

    private static string ComputeContents(IEnumerable<HashedFile> files, IncrementalHash hash)
    {
        var block = new byte[BlockSize];
        foreach (var file in files)
            Append(file.Open, hash, block);
        return Hex.Lower(hash.GetHashAndReset());
    }

    private static void Append(Func<Stream> open, IncrementalHash hash, byte[] block)
    {
        using var content = open();
        for (int read; (read = content.Read(block, 0, block.Length)) > 0;)
            hash.AppendData(block, 0, read);
    }
}

/// <summary>A file to be hashed: its path, relative to the hashed folder, and its content.</summary>
internal readonly struct HashedFile(string path, Func<Stream> open)
{
    public string Path { get; } = path;

    public Stream Open() => open();

    public static HashedFile FromMember(PexMember member) => new(member.Path, member.Open);
}
