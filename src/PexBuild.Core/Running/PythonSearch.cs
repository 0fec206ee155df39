using System.Globalization;
using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>Where Pythons are looked for: PATH, <c>PEX_PYTHON_PATH</c>, pyenv. Names candidates; starts none.</summary>
internal sealed class PythonSearch
{
    /// <summary>The names of whatever Python is the usual one, a Python 3 first.</summary>
    public static readonly string[] CommonNames = ["python3", "python", "python2"];

    private static readonly string[] s_installationParts = Path.DirectorySeparatorChar == '\\' ? ["", "Scripts", "tools"] : ["bin", "", "tools"];

    private static readonly char[] s_separators = ['/', Path.DirectorySeparatorChar];

    private readonly RunOptions _options;
    private readonly List<string> _path;

    public PythonSearch(RunOptions options)
    {
        _options = options;
        _path = Folders(options.Variable("PATH"));
    }

    /// <summary>True where executables carry <c>.exe</c>.</summary>
    public static bool OnWindows { get; } = Path.DirectorySeparatorChar == '\\';

    /// <summary>What <paramref name="nameOrPath"/> can mean: a path stands for itself, or for the Python of that installation or environment; a name is looked for on PATH and in pyenv's folder.</summary>
    public IEnumerable<PythonCommand> Named(string nameOrPath, string source)
    {
        if (nameOrPath.IndexOfAny(s_separators) >= 0)
        {
            // A relative path is the user's, so relative to where the user is, not to the program's working directory.
            var path = Path.GetFullPath(nameOrPath);
            return new[] { path, path + ".exe" }.Concat(OfInstallation(path)).Where(p => IsExecutable(p)).Select(p => new PythonCommand(p, source));
        }

        return _path.Concat(PyenvFolders()).Select(folder => Path.Combine(folder, Executable(nameOrPath))).Where(IsExecutable)
            .Select(p => new PythonCommand(p, source));
    }

    /// <summary>Where a Python is in the folder of an installation, of a virtual environment, or of NuGet's package <c>python</c>.</summary>
    private static IEnumerable<string> OfInstallation(string folder) =>
        from part in s_installationParts
        from name in CommonNames
        select Path.Combine(folder, part, Executable(name));

    public IEnumerable<PythonCommand> OnPath(string name) =>
        _path.Select(folder => Path.Combine(folder, Executable(name))).Where(IsExecutable).Select(p => new PythonCommand(p, "PATH"));

    /// <summary>Every <c>pythonX.Y</c> of PATH, newest first.</summary>
    public IEnumerable<PythonCommand> VersionedOnPath() => Versioned(_path, "PATH");

    /// <summary>The files, and the Pythons in the folders, that <c>PEX_PYTHON_PATH</c> lists.</summary>
    public IEnumerable<PythonCommand> OfPexPythonPath()
    {
        const string Source = "PEX_PYTHON_PATH";
        foreach (var entry in Folders(_options.Variable(Source)))
        {
            if (IsExecutable(entry))
                yield return new PythonCommand(entry, Source);
            foreach (var name in CommonNames.Select(n => Path.Combine(entry, Executable(n))).Where(IsExecutable))
                yield return new PythonCommand(name, Source);
            foreach (var versioned in Versioned([entry], Source))
                yield return versioned;
        }
    }

    public IEnumerable<PythonCommand> OfPyenv() =>
        PyenvFolders().Select(f => Path.Combine(f, Executable("python"))).Where(IsExecutable).Select(p => new PythonCommand(p, "pyenv"));

    public static bool IsExecutable(string path)
    {
        if (!File.Exists(path))
            return false;
#if NET
        const UnixFileMode AnyExecute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & AnyExecute) != 0;
#else
        return true;
#endif
    }

    private static IEnumerable<PythonCommand> Versioned(IEnumerable<string> folders, string source) =>
        from folder in folders
        from file in Entries(folder, "python*", Directory.GetFiles)
        let version = VersionInName(file)
        where version is not null && IsExecutable(file)
        orderby version descending
        select new PythonCommand(file, source);

    /// <summary>3.11 for <c>…/python3.11</c>, null for any other name (python3, python3-config, python3.11-gdb.py).</summary>
    private static Version? VersionInName(string file)
    {
        const string Prefix = "python";
        var name = OnWindows && file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(file) : Path.GetFileName(file);
        var parts = name.Substring(Prefix.Length).Split('.');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? new Version(major, minor) : null;
    }

    /// <summary>The folders with pyenv's interpreters, newest first.</summary>
    private IEnumerable<string> PyenvFolders()
    {
        var root = _options.Variable("PYENV_ROOT") is { Length: > 0 } set ? set : Path.Combine(UserFolders.Home(_options.Variable("HOME")), ".pyenv", OnWindows ? "pyenv-win" : "");
        return Entries(Path.Combine(root, "versions"), "*", Directory.GetDirectories)
            .OrderByDescending(folder => Path.GetFileName(folder), VersionOrder.Instance)
            .Select(folder => OnWindows ? folder : Path.Combine(folder, "bin"));
    }

    private static string[] Entries(string folder, string pattern, Func<string, string, string[]> list)
    {
        try
        {
            return Directory.Exists(folder) ? list(folder, pattern) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return [];
        }
    }

    private static string Executable(string name) =>
        OnWindows && !name.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? name + ".exe" : name;

    /// <summary>The entries of a search path; empty and relative ones (the working directory) are nobody's intention.</summary>
    private static List<string> Folders(string? searchPath) =>
        (searchPath ?? "").Split(Path.PathSeparator).Select(f => f.Trim('"')).Where(f => f.Length > 0 && f.IndexOfAny(Path.GetInvalidPathChars()) < 0 && Path.IsPathRooted(f)).ToList();
}
