namespace PexBuild.Fidelity.Corpus;

/// <summary>A row of corpus.json: a PEX, and where and how to run it.</summary>
/// <param name="Name">Its name; the file is <c>NAME.pex</c>, a PEX that is a folder may come as <c>NAME.pex.tar</c>.</param>
/// <param name="PexVersion">The pex release that built it.</param>
/// <param name="Python">The Python it was built with, <c>X.Y</c>.</param>
/// <param name="Run">The Pythons that its code and wheels support.</param>
/// <param name="Kind"><c>kitchen</c> and <c>extra</c> print a report of what they see, <c>real</c> ones what they please.</param>
/// <param name="Argv">Arguments that give a quick, steady answer.</param>
/// <param name="Size">In bytes, as a file.</param>
/// <param name="Like">The PEX whose behaviour is asked of this one, which cannot run itself; or null.</param>
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

    /// <summary>The PEX itself, a file or a folder.</summary>
    public required string Path { get; init; }

    /// <summary>What its PEX-INFO and its list of files say; read when first asked for.</summary>
    public PexFacts Facts => field ??= PexFacts.Read(Path);

    /// <summary>Whether its distributions are in the same order on sys.path at each start: before 2.1.25, pkg_resources chose one at random.</summary>
    public bool HasSteadyOrder => Version.Parse(PexVersion) >= s_firstWithSteadyOrder;

    /// <summary>The name that launchers are called after.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
}
