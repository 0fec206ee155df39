using System.Security.Cryptography;
using System.Text;
using PexBuild.Archive;
using PexBuild.Archive.Zip;
using PexBuild.Files;

namespace PexBuild.Pex;

/// <summary>What tells two PEX files apart, wherever they are.</summary>
internal static class ContentIdentity
{
    public static string Of(IContainer container)
    {
        using var sha256 = SHA256.Create();
        if (container is ZipContainer)
        {
            using var file = File.OpenRead(container.Path);
            return Hex.Lower(sha256.ComputeHash(file));
        }

        var lines = new StringBuilder();
        foreach (var entry in container.Entries.Where(entry => !entry.IsFolder).OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            using var content = container.Open(entry);
            lines.Append(Hex.Lower(sha256.ComputeHash(content))).Append(entry.IsExecutable ? " x " : " - ").Append(entry.Path).Append('\n');
        }

        return Hex.Lower(sha256.ComputeHash(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
