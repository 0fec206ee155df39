using System.Security.Cryptography;

namespace PexBuild.Files;

/// <summary>SHA-256 as lower-case hex digits.</summary>
internal static class Sha256Hex
{
    /// <summary>The hash of empty content.</summary>
    public const string Empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static string Compute(byte[] bytes)
    {
#if NET
        return Hex.Lower(SHA256.HashData(bytes));
#else
        using var sha256 = SHA256.Create();
        return Hex.Lower(sha256.ComputeHash(bytes));
#endif
    }

    /// <summary>Computes the hash of a stream from its position to its end.</summary>
    public static string Compute(Stream stream)
    {
#if NET
        return Hex.Lower(SHA256.HashData(stream));
#else
        using var sha256 = SHA256.Create();
        return Hex.Lower(sha256.ComputeHash(stream));
#endif
    }

    public static string ComputeFile(string path)
    {
        // A file of length zero is not opened: it may be a fifo, and opening one would block.
        if (new FileInfo(path).Length == 0)
            return Empty;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        return Compute(stream);
    }
}
