using PexBuild.Testing.Fixtures;

namespace PexBuild.Testing;

/// <summary>The <c>pex</c> on PATH, which builds PEX files from what is on this machine, never from a network.</summary>
public sealed class RealPex
{
    private static readonly Lazy<RealPex?> s_found = new(Find);

    private RealPex(string path, string version) => (Path, Version) = (path, version);

    public string Path { get; }

    /// <summary>As <c>1.5.3</c>.</summary>
    public string Version { get; }

    /// <summary><see langword="null"/> without a pex on PATH that starts.</summary>
    public static RealPex? OnPath => s_found.Value;

    /// <summary>Without a pex on PATH that starts, the test is skipped, and says so.</summary>
    public static RealPex Require()
    {
        if (OnPath is null)
            Assert.Inconclusive("Skipped: there is no pex on PATH that starts.");
        return OnPath;
    }

    /// <summary>Builds a PEX.</summary>
    /// <param name="output">The file to write.</param>
    /// <param name="sources">The files of the user's code.</param>
    /// <param name="wheels">The distributions; all are put into the PEX.</param>
    /// <param name="arguments">What else the command line has: <c>-m</c>, <c>-e</c>, <c>-c</c> and so on.</param>
    /// <returns><paramref name="output"/>.</returns>
    public string Build(string output, IEnumerable<FixtureFile> sources, IReadOnlyList<WheelFixture> wheels, params string[] arguments)
    {
        TryBuild(output, sources, wheels, arguments).AssertSuccess();
        return output;
    }

    /// <summary>As <see cref="Build"/>, with what became of it: a pex may be too old for the Python that it was installed with.</summary>
    public ProcessResult TryBuild(string output, IEnumerable<FixtureFile> sources, IReadOnlyList<WheelFixture> wheels, params string[] arguments)
    {
        using var work = new TemporaryFolder();
        FixtureFile.WriteAll(sources, work["sources"]);
        Directory.CreateDirectory(work["wheels"]);
        foreach (var wheel in wheels)
            wheel.WriteTo(work["wheels"]);

        string[] all = [
            "--no-index", "-f", work["wheels"], "--disable-cache", "-D", work["sources"], "-o", output, .. arguments,
            .. wheels.Select(wheel => $"{wheel.Name}=={wheel.Version}"),
        ];
        var environment = new Dictionary<string, string?> { ["HOME"] = work.Path, ["PEX_ROOT"] = work["root"] };
        var result = ProcessResult.Run(Path, all, environment: environment);
        if (result.Error.Contains("No module named 'wheel.install'", StringComparison.Ordinal))
        {
            // pex 1.x installs wheels by a module that wheel has dropped since; where a distribution paired the two, a stand-in for it does.
            FixtureFile.WriteAll([new("wheel/__init__.py", ""), new("wheel/install.py", Resources.Text("wheel_install.py"))], work["stand-in"]);
            environment["PYTHONPATH"] = work["stand-in"];
            result = ProcessResult.Run(Path, all, environment: environment);
        }

        return result;
    }

    private static RealPex? Find()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, "pex"))
            .FirstOrDefault(File.Exists);
        if (path is null)
            return null;
        var result = ProcessResult.Run(path, ["--version"]);
        return result.ExitCode == 0 ? new RealPex(path, result.Output.Trim().Split(' ')[^1]) : null;
    }
}
