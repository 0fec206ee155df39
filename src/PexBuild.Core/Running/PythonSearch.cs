using System.Globalization;
using PexBuild.Files;

namespace PexBuild.Running;

/// <summary>Lists candidate Pythons on this machine as PYTHON-DISCOVERY.md specifies, without starting any.</summary>
internal sealed class PythonSearch
{
    private const string PexPythonPath = "PEX_PYTHON_PATH";

    private static readonly string[] s_commonNames = ["python3", "python", "python2"];
    private static readonly string[] s_pyPyNames = ["pypy3", "pypy", "pypy2"];
    private static readonly string[] s_installationFolders = Path.DirectorySeparatorChar == '\\' ? ["", "Scripts", "tools"] : ["bin", "", "tools"];
    private static readonly char[] s_separators = ['/', Path.DirectorySeparatorChar];

    private readonly RunOptions _options;
    private readonly string _source;

    /// <summary>Search folders, and executables listed in PEX_PYTHON_PATH.</summary>
    private readonly List<string> _places;

    public PythonSearch(RunOptions options)
    {
        _options = options;
        Listed = options.Variable(PexPythonPath) is { Length: > 0 } listed ? listed : null;
        _source = Listed is null ? "PATH" : PexPythonPath;
        _places = Listed is null ? [.. Parts(options.Variable("PATH")).Where(Path.IsPathRooted)] : [.. Parts(Listed).Select(FromWorkingDirectory)];
    }

    /// <summary>Whether this is Windows, where executables have the extension <c>.exe</c>.</summary>
    public static bool OnWindows { get; } = Path.DirectorySeparatorChar == '\\';

    /// <summary>The value of <c>PEX_PYTHON_PATH</c>, which replaces PATH; null if it is not set.</summary>
    public string? Listed { get; }

    /// <summary>Every candidate, in order.</summary>
    /// <param name="shebang">The Python named in the folder's shebang, if any.</param>
    public IEnumerable<PythonCommand> All(string? shebang)
    {
        string[] names = shebang is null ? s_commonNames : [shebang, .. s_commonNames];
        var found = From(_source, _places.Where(IsExecutable))
            .Concat(From(_source, names.SelectMany(OnSearchPath)))
            .Concat(From(_source, Versioned()))
            .Concat(From(_source, s_pyPyNames.SelectMany(OnSearchPath)));
        return Listed is not null ? found : found
            .Concat(From("pyenv", InPyenv("python")))
            .Concat(From(_source, OnWindows ? OnSearchPath("py") : []))
            .Concat(WindowsPythons.Find());
    }

    /// <summary>
    /// The candidates for a name or path given by the user: a path is the executable itself or an installation or environment; a name is
    /// looked up on the search path and in pyenv.
    /// </summary>
    public IEnumerable<PythonCommand> Named(string nameOrPath, string source)
    {
        if (nameOrPath.IndexOfAny(s_separators) < 0)
            return From(source, OnSearchPath(nameOrPath).Concat(Listed is null ? InPyenv(nameOrPath) : []));
        // The user gave the path, so it is relative to this process's working directory, not the program's.
        var path = FolderPaths.Full(nameOrPath);
        return From(source, new[] { path, path + ".exe" }.Concat(InInstallation(path)).Where(IsExecutable));
    }

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

    private static IEnumerable<PythonCommand> From(string source, IEnumerable<string> paths) => paths.Select(path => new PythonCommand(path, source));

    /// <summary>The paths a Python executable can have in an installation, a virtual environment, or the NuGet package <c>python</c>.</summary>
    private static IEnumerable<string> InInstallation(string folder) =>
        from part in s_installationFolders
        from name in s_commonNames
        select Path.Combine(folder, part, Executable(name));

    private IEnumerable<string> OnSearchPath(string name)
    {
        var file = Executable(name);
        return _places.Select(place => Path.GetFileName(place) == file ? place : Path.Combine(place, file)).Where(IsExecutable);
    }

    /// <summary>Every <c>pythonX.Y</c> and <c>pypyX.Y</c>, newest first.</summary>
    private IEnumerable<string> Versioned() =>
        from prefix in (string[])["python", "pypy"]
        from place in _places
        from file in Entries(place, prefix + "*", Directory.GetFiles)
        let version = VersionInName(file, prefix)
        where version is not null && IsExecutable(file)
        orderby version descending
        select file;

    /// <summary>3.11 for <c>…/python3.11</c>, null for any other name (python3, python3-config, python3.11-gdb.py).</summary>
    private static Version? VersionInName(string file, string prefix)
    {
        var name = OnWindows && file.EndsWith(".exe", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(file) : Path.GetFileName(file);
        var parts = name.Substring(prefix.Length).Split('.');
        return parts.Length == 2 && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) ? new Version(major, minor) : null;
    }

    /// <summary>The executables of this name in pyenv's versions, newest first.</summary>
    private IEnumerable<string> InPyenv(string name)
    {
        var root = _options.Variable("PYENV_ROOT") is { Length: > 0 } set
            ? set
            : Path.Combine(UserFolders.Home(_options.Variable("HOME")), ".pyenv", OnWindows ? "pyenv-win" : "");
        return Entries(Path.Combine(root, "versions"), "*", Directory.GetDirectories)
            .OrderByDescending(folder => Path.GetFileName(folder), VersionOrder.Instance)
            .Select(folder => Path.Combine(folder, OnWindows ? "" : "bin", Executable(name)))
            .Where(IsExecutable);
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

    private static IEnumerable<string> Parts(string? searchPath) =>
        (searchPath ?? "").Split(Path.PathSeparator).Select(part => part.Trim('"'))
            .Where(part => part.Length > 0 && part.IndexOfAny(Path.GetInvalidPathChars()) < 0);

    /// <summary>Resolves a path against the working directory of the program to start.</summary>
    private string FromWorkingDirectory(string path) => FolderPaths.Full(Path.Combine(_options.WorkingDirectory ?? "", path));
}
