using System.Text.Json;

namespace PexBuild.Fidelity.Running;

/// <summary>A Python on this machine.</summary>
/// <param name="Version"><c>X.Y</c>.</param>
/// <param name="FullVersion"><c>X.Y.Z</c>.</param>
/// <param name="Executable">The program itself, not a shim.</param>
/// <param name="Prefix">The folder that contains its standard library and site-packages.</param>
internal sealed record Interpreter(string Version, string FullVersion, string Executable, string Prefix)
{
    public string BinFolder => Path.GetDirectoryName(Executable)!;
}

/// <summary>The Pythons found on this machine: one for each X.Y, pyenv's before those on PATH.</summary>
internal sealed class Interpreters
{
    private const string Question =
        "import json, sys; print(json.dumps([sys.version_info[0], sys.version_info[1], sys.version_info[2], sys.executable, sys.prefix]))";

    private readonly Dictionary<string, Interpreter> _found = [];

    public IReadOnlyCollection<Interpreter> All => _found.Values;

    public Interpreter? Find(string version) => _found.GetValueOrDefault(version);

    public static Interpreters Discover(IEnumerable<string> versions)
    {
        var result = new Interpreters();
        foreach (var version in versions.Distinct().Order(StringComparer.Ordinal))
        {
            if (Candidates(version).Select(Ask).FirstOrDefault(p => p?.Version == version) is { } python)
                result._found[version] = python;
        }
        return result;
    }

    private static IEnumerable<string> Candidates(string version)
    {
        var pyenv = Path.Combine(PyenvRoot, "versions");
        if (Directory.Exists(pyenv))
        {
            foreach (var folder in Directory.EnumerateDirectories(pyenv, version + ".*").OrderDescending(StringComparer.Ordinal))
                yield return Path.Combine(folder, "bin", "python");
        }
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return Path.Combine(folder, "python" + version);
    }

    /// <summary>The path of pyenv's folder, which may not exist.</summary>
    public static string PyenvRoot =>
        Environment.GetEnvironmentVariable("PYENV_ROOT")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".pyenv");

    private static Interpreter? Ask(string executable)
    {
        if (!File.Exists(executable))
            return null;
        var answer = Runner.Run(new Invocation(executable, ["-I", "-c", Question]), TimeSpan.FromSeconds(30));
        if (answer.Status != 0)
        {
            // Python 2 has no -I.
            answer = Runner.Run(new Invocation(executable, ["-E", "-s", "-c", Question]), TimeSpan.FromSeconds(30));
        }
        if (answer.Status != 0)
            return null;
        using var json = JsonDocument.Parse(answer.Output);
        var fields = json.RootElement;
        return new Interpreter(
            $"{fields[0].GetInt32()}.{fields[1].GetInt32()}",
            $"{fields[0].GetInt32()}.{fields[1].GetInt32()}.{fields[2].GetInt32()}",
            fields[3].GetString()!,
            fields[4].GetString()!);
    }
}
