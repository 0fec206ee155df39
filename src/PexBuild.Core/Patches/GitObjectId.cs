using System.Security.Cryptography;
using System.Text;
using PexBuild.Files;

namespace PexBuild.Patches;

/// <summary>The git object id of a file's content, which <c>git apply</c> requires in binary patches.</summary>
internal static class GitObjectId
{
    public const string Absent = "0000000000000000000000000000000000000000";

    public static string Compute(byte[] content)
    {
#pragma warning disable CA5350 // SHA-1 is what git's ids are; nothing relies on it being hard to forge.
        using var sha1 = SHA1.Create();
#pragma warning restore CA5350
        var header = Encoding.ASCII.GetBytes(FormattableString.Invariant($"blob {content.Length}\0"));
        sha1.TransformBlock(header, 0, header.Length, null, 0);
        sha1.TransformFinalBlock(content, 0, content.Length);
        return Hex.Lower(sha1.Hash!);
    }

    /// <summary>Whether an id in a patch, which may be abbreviated, is the id of this content.</summary>
    public static bool Matches(string id, byte[]? content) => (content is null ? Absent : Compute(content)).StartsWith(id, StringComparison.Ordinal);
}
