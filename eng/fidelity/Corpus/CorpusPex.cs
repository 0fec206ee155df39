namespace PexBuild.Fidelity.Corpus;

/// <summary>A row of corpus.json: a PEX, and where and how to run it.</summary>
/// <param name="Name">Its name; the file is <c>NAME.pex</c>, a PEX that is a folder may come as <c>NAME.pex.tar</c>.</param>
/// <param name="PexVersion">The pex release that built it.</param>
/// <param name="Python">The Python it was built with, <c>X.Y</c>.</param>
/// <param name="Run">The Pythons that its code and wheels support.</param>
/// <param name="Kind"><c>kitchen</c> and <c>extra</c> print a report of what they see; the output of <c>real</c> programs is arbitrary.</param>
/// <param name="Argv">Arguments that give a quick and reproducible output.</param>
/// <param name="Size">The file size in bytes.</param>
/// <param name="Like">The PEX whose behaviour this one must match, because it cannot run itself; or null.</param>
internal sealed record CorpusPex(
    string Name,
    string PexVersion,
    string Python,
    IReadOnlyList<string> Run,
    string Kind,
    IReadOnlyList<string> Argv,
    long Size,
    string? Like)
{
    private static readonly Version s_firstWithSteadyOrder = new(2, 1, 25);

    /// <summary>The path of the PEX, a file or a folder.</summary>
    public required string Path { get; init; }

    /// <summary>The facts from its PEX-INFO and file list, read on first use.</summary>
    public PexFacts Facts => field ??= PexFacts.Read(Path);

    /// <summary>Whether its distributions are in the same sys.path order on each start: before 2.1.25, pkg_resources chose a random order.</summary>
    public bool HasSteadyOrder => Version.Parse(PexVersion) >= s_firstWithSteadyOrder;

    /// <summary>The name that launchers are based on.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
}
