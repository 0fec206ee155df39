using System.Formats.Tar;
using System.Text.Json;

namespace PexBuild.Testing;

/// <summary>A row of <c>corpus.json</c>: a PEX that a release of pex built.</summary>
/// <param name="Name">The name of the file without <c>.pex</c> or <c>.pex.tar</c>.</param>
/// <param name="Pex">The release.</param>
/// <param name="Python">The Python that it was built with, as <c>3.11</c>.</param>
/// <param name="Run">The Pythons that its code supports.</param>
/// <param name="Kind">What sort of program it is.</param>
/// <param name="Argv">Arguments that give a quick and steady answer.</param>
/// <param name="Note">The variant.</param>
/// <param name="Directory">Whether it is a folder, kept as a tar file.</param>
/// <param name="Like">For a stand-in: the row that it must behave as.</param>
public sealed record CorpusPex(string Name, string Pex, string Python, IReadOnlyList<string> Run, string Kind, IReadOnlyList<string> Argv, string Note,
    bool Directory, string? Like = null)
{
    /// <summary>The PEX itself: the file where it lies (not to be changed), or the folder, extracted below <paramref name="folder"/>.</summary>
    public string PathIn(TemporaryFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var file = Path.Combine(Corpus.Folder!, $"{Name}.pex{(Directory ? ".tar" : "")}");
        if (!Directory)
            return file;
        TarFile.ExtractToDirectory(file, folder.Path, overwriteFiles: false);
        return folder[$"{Name}.pex"];
    }
}

/// <summary>The collection of real PEX files that the environment variable PEXBUILD_CORPUS names.</summary>
public static class Corpus
{
    public const string Variable = "PEXBUILD_CORPUS";

    private const string None = "(no corpus)";
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };
    private static readonly Lazy<IReadOnlyList<CorpusPex>> s_all = new(Read);

    /// <summary>The folder; <see langword="null"/> without one.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? Path.GetFullPath(folder) : null;

    /// <summary>Every PEX; none without a corpus.</summary>
    public static IReadOnlyList<CorpusPex> All => s_all.Value;

    /// <summary>The names, a row each, for <c>[DynamicData]</c>; without a corpus one row that <see cref="Require"/> skips.</summary>
    public static IEnumerable<object[]> Names(Func<CorpusPex, bool>? where = null)
    {
        if (All.Count == 0)
            return [[None]];
        return All.Where(where ?? (_ => true)).Select(pex => new object[] { pex.Name });
    }

    /// <summary>The row of this name; without a corpus the test is skipped, and says so.</summary>
    public static CorpusPex Require(string name)
    {
        if (All.Count == 0)
            Assert.Inconclusive($"Skipped: {Variable} names no folder with a corpus.json.");
        return All.SingleOrDefault(pex => pex.Name == name) ?? throw new ArgumentException($"The corpus has no {name}.");
    }

    private static List<CorpusPex> Read()
    {
        if (Folder is not { } folder)
            return [];
        var list = Path.Combine(folder, "corpus.json");
        // A variable that leads nowhere is a mistake of whoever set it: to skip then would hide it.
        return JsonSerializer.Deserialize<List<CorpusPex>>(File.ReadAllText(list), s_options) ?? throw new InvalidDataException($"{list} is empty.");
    }
}
