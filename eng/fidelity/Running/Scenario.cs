using System.Globalization;
using PexBuild.Fidelity.Corpus;

namespace PexBuild.Fidelity.Running;

/// <summary>One way of running a program, the same for the PEX and the folder.</summary>
/// <param name="Name">For messages and for the cache.</param>
/// <param name="Arguments">The arguments after the PEX on the command line.</param>
internal sealed record Scenario(string Name, IReadOnlyList<string> Arguments)
{
    /// <summary>Environment variables in addition to those of every run.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    public string Input { get; init; } = "";

    /// <summary>Whether the probe runs instead of the program.</summary>
    public bool IsProbe { get; init; }
}

/// <summary>The scenarios of a PEX.</summary>
internal static class Scenarios
{
    /// <summary>The exit status that the corpus's own program is told to return.</summary>
    private const int AskedStatus = 3;

    private const string StatementsForInterpreter = "import sys; print(sys.argv); sys.exit(3)";
    private const string KitchenForInterpreter = "import sys; from greet.cli import main; sys.exit(main())";

    /// <summary>Arguments that a launcher or shell could split, expand, drop or decode incorrectly.</summary>
    private static readonly string[] s_awkward = ["two words", "", "ünï çødé", "new\nline", "*", "$HOME", "a'b\"c", @"back\slash", "--x=1", "%PATH%"];

    private static readonly Dictionary<string, string> s_userVariables = new()
    {
        ["FIDELITY_PLAIN"] = "kept",
        ["FIDELITY_AWKWARD"] = "two words, ünï",
        ["FIDELITY_EMPTY"] = "",
        ["PEXISH"] = "no underscore: kept",
        ["PEX_FIDELITY"] = "pex's own: stripped",
        ["PEX_VERBOSE"] = "0",
        ["RC"] = AskedStatus.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>The run that corpus.json specifies.</summary>
    public static Scenario Plain(CorpusPex pex) => new("plain", Quiet(pex, pex.Argv));

    /// <summary>Awkward arguments, an environment full of variables, PYTHONPATH, and a failing exit status.</summary>
    public static Scenario Loud(CorpusPex pex)
    {
        IReadOnlyList<string> arguments = pex.Facts switch
        {
            { IsInterpreter: true, HasKitchen: false } => ["-c", StatementsForInterpreter, .. s_awkward],
            _ when pex.Kind == "real" => ["--no-such-option", .. s_awkward],
            _ => s_awkward,
        };
        return new Scenario("loud", Quiet(pex, arguments)) { Variables = WithPythonPath(s_userVariables) };
    }

    /// <summary>Shows what a program in the PEX sees, and what its entry point imports.</summary>
    public static Scenario Probe { get; } = new("probe", s_awkward)
    {
        IsProbe = true,
        Variables = WithPythonPath(s_userVariables),
        Input = "standard input, ünï\n",
    };

    /// <summary>PEX_MODULE: runs another module instead of the entry point.</summary>
    public static Scenario Module(CorpusPex pex) => new("PEX_MODULE", ["two words"])
    {
        Variables = new Dictionary<string, string> { ["PEX_MODULE"] = pex.Facts.HasUserApp ? "userapp" : "this" },
    };

    /// <summary>PEX_SCRIPT: runs a distribution's script instead of the entry point.</summary>
    public static Scenario? Script(CorpusPex pex) => !pex.Facts.HasKitchen ? null : new("PEX_SCRIPT", ["two words"])
    {
        Variables = new Dictionary<string, string> { ["PEX_SCRIPT"] = "greet-script", ["RC"] = "5" },
    };

    /// <summary>For a PEX without an entry point: runs statements from standard input.</summary>
    public static Scenario? Prompt(CorpusPex pex) => !pex.Facts.IsInterpreter ? null : new("prompt", [])
    {
        Input = "print('typed in')\n",
    };

    /// <summary>A PEX without an entry point would wait for statements, so the corpus's own program is run by name.</summary>
    private static IReadOnlyList<string> Quiet(CorpusPex pex, IReadOnlyList<string> arguments) =>
        pex.Facts is { IsInterpreter: true, HasKitchen: true } ? ["-c", KitchenForInterpreter, .. arguments] : arguments;

    private static Dictionary<string, string> WithPythonPath(Dictionary<string, string> variables) =>
        new(variables) { ["PYTHONPATH"] = Bench.DecoyPlaceholder };
}
