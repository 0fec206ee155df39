using PexBuild.Testing.Fixtures;

namespace PexBuild.Testing;

/// <summary>A program of user code and one distribution with something of everything, which prints what it found.</summary>
internal static class SamplePex
{
    public static WheelFixture Greet() => new WheelFixture("greet", "1.0")
        .Add("greet/__init__.py", "MARK = 'dep'\n")
        .Add("greet/cli.py",
            "import sys\nimport greet\nfrom userapp import core\n\n\ndef main():\n    print(' '.join([greet.MARK, core.MARK] + sys.argv[1:]))\n    return 3\n")
        .Add("greet/data.txt", "data\n")
        .AddScript("greet-script", "#!python\nimport sys\nimport greet\nprint('script ' + greet.MARK)\nsys.exit(4)\n")
        .AddScript("greet-sh", "#!/bin/sh\necho \"sh $1\"\nexit 5\n")
        .AddConsoleScript("greet", "greet.cli:main");

    public static PexFixture Create(PexEra? era = null) => new PexFixture(era)
        .Add("userapp/__init__.py", "")
        .Add("userapp/core.py", "MARK = 'user'\n")
        .Add("userapp/__main__.py", "import greet.cli\nimport sys\nsys.exit(greet.cli.main())\n")
        .AddDistribution(Greet())
        .WithEntryPoint("greet.cli:main");

    /// <summary>Variables that keep a run from the caches and settings of the user.</summary>
    public static Dictionary<string, string?> Environment(TemporaryFolder folder) => new()
    {
        ["HOME"] = folder.Path,
        ["PEX_ROOT"] = folder["pex-root"],
        ["PYTHONPATH"] = null,
    };

    public static ProcessResult Run(string python, string pex, TemporaryFolder folder, params string[] arguments) =>
        ProcessResult.Run(python, [pex, .. arguments], environment: Environment(folder));
}
