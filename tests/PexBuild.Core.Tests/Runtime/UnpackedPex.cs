using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Runtime;

/// <summary>A PEX of a test, unpacked, and run by real Pythons that see nothing of the user's settings.</summary>
internal sealed class UnpackedPex : IDisposable
{
    public const string Oldest = "3.6";
    public const string Common = "3.11";
    public const string Newest = "3.13";

    private readonly TemporaryFolder _work = new();

    public UnpackedPex(PexFixture fixture)
    {
        Directory.CreateDirectory(_work["home"]);
        using var pex = PexFile.Open(fixture.WriteTo(_work["tool.pex"]));
        PexUnpacker.Unpack(PexUnpacker.Plan(pex, new UnpackOptions { Folder = _work["tool"] }));
    }

    public string Folder => _work["tool"];

    /// <summary>A place beside the folder.</summary>
    public string Beside(string relativePath) => _work[relativePath];

    /// <summary>What the program sees besides the variables of the test run; <see langword="null"/> takes one away.</summary>
    public Dictionary<string, string?> Environment { get; } = new()
    {
        ["PYTHONPATH"] = null,
        ["PYTHONHOME"] = null,
        ["PEX_ROOT"] = null,
        ["PYENV_ROOT"] = "/nowhere",
        ["PYENV_VERSION"] = null,
        // Without bytecode no test would see a stale one.
        ["PYTHONDONTWRITEBYTECODE"] = null,
    };

    /// <summary>A program that prints the value of a Python expression; <c>sys</c> and <c>os</c> are there.</summary>
    public static PexFixture Printing(string expression, PexEra? era = null) => new PexFixture(era)
        .Add("app.py", $"import os, sys\ndef main():\n    print({expression})\n")
        .WithEntryPoint("app:main");

    public UnpackedPex With(string variable, string value)
    {
        Environment[variable] = value;
        return this;
    }

    /// <summary>A file of the folder: its text is read, or replaced in place.</summary>
    public string this[string path]
    {
        get => File.ReadAllText(Path.Combine(Folder, path));
        set
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, path))!);
            File.WriteAllText(Path.Combine(Folder, path), value);
        }
    }

    /// <summary>Runs <c>python FOLDER ARGUMENTS</c>.</summary>
    public ProcessResult Run(string version, params string[] arguments) => RunWith(Pythons.Require(version), [Folder, .. arguments]);

    /// <summary>Runs a program with the environment of this PEX.</summary>
    public ProcessResult RunWith(string program, IReadOnlyList<string> arguments)
    {
        Dictionary<string, string?> environment = new() { ["HOME"] = _work["home"], ["XDG_CACHE_HOME"] = _work["cache"], [Corpus.Variable] = null };
        foreach (var (name, value) in Environment)
            environment[name] = value;
        return ProcessResult.Run(program, arguments, _work.Path, environment);
    }

    /// <summary>What the program printed, when it ended well.</summary>
    public string Print(string version, params string[] arguments)
    {
        var result = Run(version, arguments).AssertSuccess();
        Assert.AreEqual("", result.Error);
        return result.Output.TrimEnd('\n');
    }

    /// <summary>Fails unless one line on standard error, and nothing else, says what is wrong.</summary>
    public static void AssertProblem(ProcessResult result, string code, int exitCode)
    {
        result.AssertExitCode(exitCode);
        Assert.AreEqual("", result.Output);
        AssertOneLine(result.Error);
        Assert.StartsWith($"tool.pex : error {code}: ", result.Error);
    }

    public static void AssertOneLine(string text) => Assert.HasCount(2, text.Split('\n'), text);

    public void Dispose() => _work.Dispose();
}
