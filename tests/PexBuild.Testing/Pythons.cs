using System.Globalization;

namespace PexBuild.Testing;

/// <summary>A Python of this machine that starts.</summary>
/// <param name="Path">What it calls its own executable.</param>
/// <param name="Version">Major, minor and micro.</param>
/// <param name="Implementation"><c>CPython</c>, <c>PyPy</c> …</param>
public sealed record PythonInterpreter(string Path, Version Version, string Implementation)
{
    /// <summary>As <c>3.11</c>.</summary>
    public string MinorVersion => string.Create(CultureInfo.InvariantCulture, $"{Version.Major}.{Version.Minor}");

    public override string ToString() => $"{Implementation} {Version} at {Path}";
}

/// <summary>The Pythons of this machine: those on PATH, and all of pyenv's.</summary>
public static class Pythons
{
    private const string AskWhoItIs =
        "import platform, sys; print('|'.join([sys.executable, '%d.%d.%d' % sys.version_info[:3], platform.python_implementation()]))";

    private static readonly string[] s_names =
        ["python3", "python", "python2", "python2.7",
            .. Enumerable.Range(5, 12).Select(minor => string.Create(CultureInfo.InvariantCulture, $"python3.{minor}"))];

    private static readonly Lazy<IReadOnlyList<PythonInterpreter>> s_all = new(Search);

    /// <summary>Every one that starts, oldest first.</summary>
    public static IReadOnlyList<PythonInterpreter> All => s_all.Value;

    /// <summary>The path of a Python of this version (<c>3.11</c>), a CPython.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static string? Find(string version) => All.FirstOrDefault(python => python.MinorVersion == version && python.Implementation == "CPython")?.Path;

    /// <summary>As <see cref="Find"/>; without one the test is skipped, and says so.</summary>
    public static string Require(string version)
    {
        var python = Find(version);
        if (python is null)
            Assert.Inconclusive($"Skipped: this machine has no Python {version} (it has {string.Join(", ", All.Select(p => p.MinorVersion).Distinct())}).");
        return python;
    }

    /// <summary>The newest Python 3; without one the test is skipped, and says so.</summary>
    public static string Require3()
    {
        var python = All.LastOrDefault(python => python.Version.Major == 3 && python.Implementation == "CPython")?.Path;
        if (python is null)
            Assert.Inconclusive("Skipped: this machine has no Python 3.");
        return python;
    }

    private static IReadOnlyList<PythonInterpreter> Search() =>
    [
        .. Candidates()
            .Distinct()
            .AsParallel()
            .Select(Identify)
            .OfType<PythonInterpreter>()
            .AsEnumerable()
            .DistinctBy(python => python.Path)
            .OrderBy(python => python.Version)
            .ThenBy(python => python.Path, StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Candidates()
    {
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            foreach (var name in s_names)
                if (File.Exists(Path.Combine(folder, name + extension)))
                    yield return Path.Combine(folder, name + extension);

        var pyenv = Environment.GetEnvironmentVariable("PYENV_ROOT")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv");
        var versions = Path.Combine(pyenv, "versions");
        foreach (var folder in Directory.Exists(versions) ? Directory.EnumerateDirectories(versions) : [])
            if (File.Exists(Path.Combine(folder, "bin", "python")))
                yield return Path.Combine(folder, "bin", "python");
    }

    /// <summary>A pyenv shim is on PATH for versions that it then refuses to start, so that being there proves nothing.</summary>
    private static PythonInterpreter? Identify(string path)
    {
        var result = ProcessResult.Run(path, ["-c", AskWhoItIs]);
        return result.ExitCode == 0 && result.Output.Trim().Split('|') is [var executable, var version, var implementation]
            ? new PythonInterpreter(executable, Version.Parse(version), implementation)
            : null;
    }
}
