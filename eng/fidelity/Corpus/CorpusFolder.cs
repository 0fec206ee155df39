using System.Formats.Tar;
using System.IO.Enumeration;
using System.Text.Json;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Corpus;

/// <summary>A folder of PEX files with a corpus.json.</summary>
internal static class CorpusFolder
{
    /// <summary>
    /// The subset that CI runs: one PEX for each build variant with its own code path through the unpacker or the start-up code.
    /// </summary>
    private static readonly HashSet<string> s_small =
    [
        "k-1.2.13-py2.7-default", "k-1.6.12-py3.6-script", "k-2.1.24-py3.8-default", "k-2.1.137-py3.11-venvpacked",
        "k-2.105.2-py3.11-default", "k-2.105.2-py3.11-inject", "k-2.105.2-py3.11-loose", "k-2.105.2-py3.11-none",
        "k-2.105.2-py3.11-noprepacked", "k-2.105.2-py3.11-shscript", "k-2.105.2-py3.11-venv", "n-kitchen", "x-2.105.2-py3.11-multi",
    ];

    /// <summary>Reads the rows; extracts PEX folders from their tar files to <paramref name="extracted"/>.</summary>
    public static IReadOnlyList<CorpusPex> Read(string folder, string extracted)
    {
        var file = Path.Combine(folder, "corpus.json");
        if (!File.Exists(file))
            throw new UsageException($"{folder}: no corpus.json there");
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. json.RootElement.EnumerateArray().Select(row => Read(row, folder, extracted))];
    }

    /// <summary>Returns the rows that the command line selects.</summary>
    public static IReadOnlyList<CorpusPex> Choose(IReadOnlyList<CorpusPex> corpus, Options options) =>
    [
        .. corpus.Where(pex => !options.Small || s_small.Contains(pex.Name))
            .Where(pex => options.Only.Count == 0 || options.Only.Any(glob => FileSystemName.MatchesSimpleExpression(glob, pex.Name, ignoreCase: false))),
    ];

    private static CorpusPex Read(JsonElement row, string folder, string extracted)
    {
        var name = row.GetProperty("name").GetString()!;
        return new CorpusPex(
            name,
            row.GetProperty("pex").GetString()!,
            row.GetProperty("python").GetString()!,
            Texts(row, "run"),
            row.GetProperty("kind").GetString()!,
            Texts(row, "argv"),
            row.GetProperty("size").GetInt64(),
            row.TryGetProperty("like", out var like) ? like.GetString() : null)
        {
            Path = Locate(name, folder, extracted),
        };
    }

    private static IReadOnlyList<string> Texts(JsonElement row, string key) =>
        [.. row.GetProperty(key).EnumerateArray().Select(text => text.GetString()!)];

    private static string Locate(string name, string folder, string extracted)
    {
        var path = Path.Combine(folder, name + ".pex");
        if (File.Exists(path) || Directory.Exists(path))
            return RealPath.Of(path);
        var tar = new FileInfo(path + ".tar");
        if (!tar.Exists)
            throw new UsageException($"{folder}: neither {name}.pex nor {name}.pex.tar is there");
        var target = Path.Combine(extracted, $"{tar.Length:x}-{tar.LastWriteTimeUtc.Ticks:x}");
        var pex = Path.Combine(target, name + ".pex");
        if (Directory.Exists(pex))
            return pex;
        // Extract under another name first: an interrupted extraction must not be mistaken for a PEX.
        var partial = target + ".partial";
        if (Directory.Exists(partial))
            Directory.Delete(partial, recursive: true);
        Directory.CreateDirectory(partial);
        TarFile.ExtractToDirectory(tar.FullName, partial, overwriteFiles: false);
        Directory.Move(partial, target);
        return pex;
    }
}
