using System.Formats.Tar;
using PexBuild.Testing;

namespace PexBuild.Archive;

/// <summary>The PEX files that pex itself made, where the environment variable PEXBUILD_CORPUS points to them.</summary>
internal static class Corpus
{
    private static string Folder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("PEXBUILD_CORPUS") is { Length: > 0 } folder)
                return folder;
            Assert.Inconclusive("PEXBUILD_CORPUS names no folder of PEX files.");
            return "";
        }
    }

    public static string[] Files
    {
        get
        {
            var files = Directory.GetFiles(Folder).Where(file => file.EndsWith(".pex", StringComparison.Ordinal) || file.EndsWith(".pexrc", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
            Assert.IsNotEmpty(files);
            return files;
        }
    }

    /// <summary>Loose and packed PEX folders, which the corpus has as tar files.</summary>
    public static string[] Unpack(TemporaryFolder to)
    {
        var archives = Directory.GetFiles(Folder, "*.tar");
        Assert.IsNotEmpty(archives);
        foreach (var archive in archives)
            TarFile.ExtractToDirectory(archive, Directory.CreateDirectory(to[Path.GetFileNameWithoutExtension(archive)]).FullName, overwriteFiles: false);
        return Array.ConvertAll(archives, archive => to[Path.GetFileNameWithoutExtension(archive)]);
    }
}
