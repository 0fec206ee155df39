using PexBuild.Fidelity.Corpus;
using PexBuild.Fidelity.Running;

namespace PexBuild.Fidelity.Checks;

/// <summary>A difference between the behaviour of the original and of the folder.</summary>
/// <param name="What">Scenario and item, as in <c>loud: environment PEX_FOO</c>.</param>
/// <param name="Original">What the original shows.</param>
/// <param name="Folder">What the folder shows.</param>
internal sealed record Difference(string What, string Original, string Folder);

/// <summary>One PEX on one Python: the folder, and the original whose behaviour it must match.</summary>
internal sealed class Trial(CorpusPex pex, Reference reference, Unpacked folder)
{
    private readonly Dictionary<string, (Observation, Observation)> _seen = [];

    public CorpusPex Pex => pex;

    public Interpreter Python => folder.Python;

    public Reference Reference => reference;

    public Unpacked Folder => folder;

    /// <summary>Whether the original runs on the Python under test: only then must every answer be identical.</summary>
    public bool IsSamePython => reference.Original.Python == folder.Python;

    /// <summary>Returns both sides of a scenario; each runs once.</summary>
    public (Observation Original, Observation Folder) Observe(Scenario scenario)
    {
        if (!_seen.TryGetValue(scenario.Name, out var both))
            _seen[scenario.Name] = both = (reference.Original.Observe(scenario), folder.Observe(scenario));
        return both;
    }
}

/// <summary>
/// The original that a folder is compared with: the PEX (or, when it has no runtime here, the one it is <c>like</c>) on the Python under
/// test; when its own bootstrap does not start there, the same PEX on the Python it was built with.
/// </summary>
internal sealed record Reference(CorpusPex Pex, Original Original)
{
    public static Reference Find(
        CorpusPex pex, Interpreter python, IReadOnlyList<CorpusPex> corpus, Interpreters interpreters, string cache)
    {
        var like = pex.Like is null ? pex : corpus.Single(other => other.Name == pex.Like);
        var original = new Original(like, python, interpreters, cache);
        if (original.Observe(Scenarios.Plain(like)).Started || interpreters.Find(like.Python) is not { } own || own == python)
            return new Reference(like, original);
        return new Reference(like, new Original(like, own, interpreters, cache));
    }
}
