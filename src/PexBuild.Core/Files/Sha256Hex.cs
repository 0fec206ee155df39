using System.Security.Cryptography;

namespace PexBuild.Files;

/// <summary>SHA-256 as lower-case hex digits.</summary>
internal static class Sha256Hex
{
    public static string Of(byte[] bytes)
    {
#if NET
        return Hex.Lower(SHA256.HashData(bytes));
#else
        using var sha256 = SHA256.Create();
        return Hex.Lower(sha256.ComputeHash(bytes));
#endif
    }

    public static string OfFile(string path)
    {
        // What has no length is not opened: it may be a fifo, which would be waited for.
        if (new FileInfo(path).Length == 0)
            return Of([]);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
        using var sha256 = SHA256.Create();
        return Hex.Lower(sha256.ComputeHash(stream));
    }
}
