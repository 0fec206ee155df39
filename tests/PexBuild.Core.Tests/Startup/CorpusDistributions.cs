using System.IO.Compression;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Testing;

namespace PexBuild.Startup;

/// <summary>Reads PEX-INFO and the distributions' metadata of a PEX of the corpus, whatever its layout, by nothing of the product.</summary>
internal sealed class CorpusDistributions
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public CorpusDistributions(CorpusPex pex)
    {
        using var folder = new TemporaryFolder();
        var path = pex.PathIn(folder);
        if (pex.Directory)
            AddFolder(path);
        else
            AddZip(File.ReadAllBytes(path), "");
        Info = (JsonObject)JsonReader.Read(_files["PEX-INFO"]);
    }

    public JsonObject Info { get; }

    public IEnumerable<KeyValuePair<string, byte[]>> Files(string name) => _files.Where(file => file.Key.Split('/')[^1] == name);

    public JsonArray List(string key) => Info[key] as JsonArray ?? JsonArray.Empty;

    public IEnumerable<StartupDistribution> Read()
    {
        foreach (var name in ((JsonObject)Info["distributions"]!).Select(member => member.Key))
        {
            var (path, content) = _files.Single(file => file.Key.StartsWith($".deps/{name}/", StringComparison.Ordinal) && file.Key.Count(c => c == '/') == 3 &&
                (file.Key.EndsWith(".dist-info/METADATA", StringComparison.Ordinal) || file.Key.EndsWith(".egg-info/PKG-INFO", StringComparison.Ordinal)));
            var metadata = CoreMetadata.Parse(content);
            Assert.IsNotNull(metadata.Name, path);
            Assert.IsNotNull(metadata.Version, path);
            yield return new StartupDistribution
            {
                Folder = name,
                Project = metadata.Name,
                Version = metadata.Version,
                RequiresPython = metadata.RequiresPython,
                RequiresDist = metadata.RequiresDist,
                Metadata = new WatchedFile(path, metadata.HeaderCrc32),
            };
        }
    }

    private void AddFolder(string root)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            Add(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file));
    }

    private void AddZip(byte[] content, string prefix)
    {
        using var zip = new ZipArchive(new MemoryStream(content));
        foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0 && IsWanted(entry.Name)))
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Add(prefix + entry.FullName, copy.ToArray());
        }
    }

    private void Add(string path, byte[] content)
    {
        if (path.EndsWith(".whl", StringComparison.Ordinal))
            AddZip(content, path + "/");
        else if (IsWanted(path.Split('/')[^1]))
            _files[path] = content;
    }

    private static bool IsWanted(string name) =>
        name is "PEX-INFO" or "METADATA" or "PKG-INFO" or "WHEEL" or "entry_points.txt" or "requires.txt" || name.EndsWith(".whl", StringComparison.Ordinal);
}
