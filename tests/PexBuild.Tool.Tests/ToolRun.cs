using System.Diagnostics;
using PexBuild.Testing;

namespace PexBuild.Tool;

/// <summary>The tool as its users start it, in a folder and with a cache of its own.</summary>
internal sealed class ToolRun : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ToolRun() => Directory.CreateDirectory(Cache);

    /// <summary>The working directory.</summary>
    public string Folder => _folder.Path;

    /// <summary>The user's cache folder.</summary>
    public string Cache => _folder[".cache"];

    public static string Executable => Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "dotnet-pex.exe" : "dotnet-pex");

    public string this[string relativePath] => _folder[relativePath];

    public ProcessResult Run(params string[] arguments) => RunWith(null, null, arguments);

    public ProcessResult RunWith(Dictionary<string, string?>? environment, string? input, params string[] arguments) =>
        ProcessResult.Run(Executable, arguments, Folder, Environment(environment), input);

    /// <summary>Starts it with its output to be read by the test.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Executable, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment(null))
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>A folder that Python can run, with this as its program.</summary>
    public string Program(string text, string name = "program")
    {
        Directory.CreateDirectory(_folder[name]);
        File.WriteAllText(_folder[Path.Combine(name, "__main__.py")], text);
        return name;
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, string?> Environment(Dictionary<string, string?>? more)
    {
        var environment = new Dictionary<string, string?> { ["XDG_CACHE_HOME"] = Cache, ["LOCALAPPDATA"] = Cache };
        foreach (var (name, value) in more ?? [])
            environment[name] = value;
        return environment;
    }
}
