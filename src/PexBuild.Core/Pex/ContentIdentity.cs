using System.Text;
using PexBuild.Archive;
using PexBuild.Archive.Zip;
using PexBuild.Files;

namespace PexBuild.Pex;

/// <summary>Computes the identity of a PEX's content, independent of its location.</summary>
internal static class ContentIdentity
{
    public static string Compute(IContainer container)
    {
        if (container is ZipContainer)
            return Sha256Hex.ComputeFile(container.Path);
        var lines = new StringBuilder();
        foreach (var entry in container.Entries.Where(entry => !entry.IsFolder).OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            using var content = container.Open(entry);
            lines.Append(Sha256Hex.Compute(content)).Append(entry.IsExecutable ? " x " : " - ").Append(entry.Path).Append('\n');
        }

        return Sha256Hex.Compute(Encoding.UTF8.GetBytes(lines.ToString()));
    }
}
