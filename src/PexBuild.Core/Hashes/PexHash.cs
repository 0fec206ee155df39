using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PexBuild.Files;

namespace PexBuild.Hashes;

/// <summary><c>pex_hash</c> of PEX-INFO: the key of pex's caches.</summary>
internal static class PexHash
{
    /// <summary>Computes the hash as 2.1.25 to 2.1.28 do.</summary>
    public static string Compute(string? codeHash, IEnumerable<KeyValuePair<string, string>> distributions)
    {
        var text = new StringBuilder("code:").Append(codeHash);
        foreach (var distribution in distributions.OrderBy(distribution => distribution.Key, CodePointComparer.Instance))
            text.Append(distribution.Key).Append(':').Append(distribution.Value);
        return Sha1(text.ToString());
    }

    /// <summary>Computes the hash as 2.1.29 and newer do: from the text of PEX-INFO without its <c>pex_hash</c>.</summary>
    public static string ComputeFromInfo(string textWithoutHash) => Sha1(textWithoutHash);

    /// <summary>Returns the text of PEX-INFO before <c>pex_hash</c> was added to it.</summary>
    public static string Without(string info, string recorded)
    {
        var item = "\"pex_hash\"\\s*:\\s*\"" + Regex.Escape(recorded) + "\"";
        return new Regex(item + ",\\s*|,\\s*" + item + "|" + item, RegexOptions.CultureInvariant).Replace(info, "", count: 1);
    }

    private static string Sha1(string text) => ContentHash.ComputeBytes(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA1);
}
