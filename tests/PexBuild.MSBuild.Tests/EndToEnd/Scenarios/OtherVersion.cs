using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>
/// A package with the same content as another but for what compiling it again would change: its version, and the identity of its task assemblies.
/// </summary>
internal static class OtherVersion
{
    /// <returns>The version.</returns>
    public static string Of(string package, string feed)
    {
        var version = Lab.Version + ".1";
        Directory.CreateDirectory(feed);
        using var original = ZipFile.OpenRead(package);
        using var other = ZipFile.Open(Path.Combine(feed, $"PexBuild.MSBuild.{version}.nupkg"), ZipArchiveMode.Create);
        foreach (var entry in original.Entries)
        {
            var content = Read(entry);
            if (entry.FullName.EndsWith(".nuspec", StringComparison.Ordinal))
                content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).Replace(Lab.Version, version, StringComparison.Ordinal));
            else if (entry.Name == "PexBuild.MSBuild.dll")
                ChangeIdentity(content);
            using var stream = other.CreateEntry(entry.FullName).Open();
            stream.Write(content);
        }

        return version;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(content);
        return content.ToArray();
    }

    private static void ChangeIdentity(byte[] assembly)
    {
        using var reader = new PEReader(new MemoryStream(assembly));
        var metadata = reader.GetMetadataReader();
        var identity = metadata.GetGuid(metadata.GetModuleDefinition().Mvid).ToByteArray();
        assembly[assembly.AsSpan().IndexOf(identity)] ^= 0xff;
    }
}
