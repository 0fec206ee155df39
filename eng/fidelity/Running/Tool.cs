namespace PexBuild.Fidelity.Running;

/// <summary>The command under test: <c>dotnet-pex</c>, or a program that accepts the same arguments.</summary>
internal sealed class Tool(string path)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    private string[] Command => Path.GetExtension(path) == ".dll" ? ["dotnet", path] : [path];

    /// <summary>Returns the tool that was built with this program, in the same artifacts folder.</summary>
    public static Tool BuiltAlong()
    {
        var output = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var all = Path.GetDirectoryName(Path.GetDirectoryName(output))!;
        // The tool may be built for several frameworks: `release` or `release_net10.0`; the newest one certainly runs here.
        var tool = Directory.Exists(Path.Combine(all, "PexBuild.Tool"))
            ? Directory.EnumerateDirectories(Path.Combine(all, "PexBuild.Tool"), Path.GetFileName(output) + "*")
                .OrderDescending(StringComparer.Ordinal)
                .Select(folder => Path.Combine(folder, "dotnet-pex.dll"))
                .FirstOrDefault(File.Exists)
            : null;
        return new Tool(tool ?? throw new UsageException($"no dotnet-pex below {all}: build it, or name one with --tool"));
    }

    /// <summary>Unpacks to <paramref name="folder"/>; returns null on success, otherwise the tool's output.</summary>
    public string? Unpack(string pex, string folder)
    {
        var outcome = Runner.Run(Invocation(["unpack", pex, "-o", folder]), s_limit);
        return outcome.Status == 0 ? null : $"unpack ended with {outcome.Status}: {outcome.Error.Trim()}";
    }

    /// <summary>The command that runs an unpacked folder on a Python; null for the one that the tool chooses.</summary>
    public IReadOnlyList<string> RunCommand(Interpreter? python, string folder) =>
        python is null ? [.. Command, "run", folder] : [.. Command, "run", "--python", python.Executable, folder];

    private Invocation Invocation(string[] arguments) => new(Command[0], [.. Command[1..], .. arguments]);
}
