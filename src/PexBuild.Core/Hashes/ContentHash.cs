using System.Security.Cryptography;
using System.Text;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>The ways in which pex hashes files (<c>pex.util.CacheHelper</c>), all of them in hex.</summary>
internal static class ContentHash
{
    private const int BlockSize = 64 * 1024;

    /// <summary>
    /// The UTF-8 bytes of all paths in order of code points, joined by nothing, then the contents in the same order: the hash of user code and of
    /// distributions.
    /// </summary>
    public static string ComputePathsAndContents(IEnumerable<HashedFile> files, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        var sorted = files.OrderBy(file => file.Path, CodePointComparer.Instance).ToArray();
        foreach (var file in sorted)
            hash.AppendData(Encoding.UTF8.GetBytes(file.Path));
        return ComputeContents(sorted, hash);
    }

    /// <summary>The contents in the order given: the hash of the runtime.</summary>
    public static string ComputeContents(IEnumerable<HashedFile> files, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        return ComputeContents(files, hash);
    }

    /// <summary>The bytes of one file.</summary>
    public static byte[] ComputeFile(Func<Stream> open, HashAlgorithmName algorithm)
    {
        using var hash = IncrementalHash.CreateHash(algorithm);
        Append(open, hash, new byte[BlockSize]);
        return hash.GetHashAndReset();
    }

    /// <summary>A text.</summary>
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

/// <summary>A file as a hash sees it: its path, relative to what is hashed, and its content.</summary>
internal readonly struct HashedFile(string path, Func<Stream> open)
{
    public string Path { get; } = path;

    public Stream Open() => open();

    public static HashedFile FromMember(PexMember member) => new(member.Path, member.Open);
}
