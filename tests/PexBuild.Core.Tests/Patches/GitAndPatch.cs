using PexBuild.Testing;

namespace PexBuild.Patches;

/// <summary>The programs that others make and apply patches with, run in a folder of their own.</summary>
internal static class GitAndPatch
{
    private static readonly Dictionary<string, string?> s_environment = new()
    {
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = OperatingSystem.IsWindows() ? "NUL" : "/dev/null",
        ["GIT_CEILING_DIRECTORIES"] = Path.GetTempPath(),
        ["LC_ALL"] = "C",
    };

    public static ProcessResult Git(string folder, params string[] arguments) => Run("git", folder, null, ["-c", "core.autocrlf=false", .. arguments]);

    public static ProcessResult Patch(string folder, string file) =>
        Run("patch", folder, null, ["-p1", "--fuzz=0", "--no-backup-if-mismatch", "--binary", "-i", file]);

    public static ProcessResult Diff(string folder, params string[] arguments) => Run("diff", folder, null, arguments);

    /// <summary>The bytes that a program writes to a file of that name, which cannot be had through a stream of text.</summary>
    public static byte[] Output(string folder, string program, params string[] arguments)
    {
        Require(program);
        var command = string.Join(' ', arguments.Prepend(program).Select(word => "'" + word.Replace("'", "'\\''", StringComparison.Ordinal) + "'"));
        ProcessResult.Run("sh", ["-c", command + " > ../output"], folder, s_environment);
        return File.ReadAllBytes(Path.Combine(folder, "../output"));
    }

    /// <summary>Skips the test on a machine without the program.</summary>
    public static void Require(params string[] programs)
    {
        foreach (var program in programs)
        {
            var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));
            if (!found)
                Assert.Inconclusive($"There is no {program} on PATH.");
        }
    }

    private static ProcessResult Run(string program, string folder, string? input, string[] arguments)
    {
        Require(program);
        return ProcessResult.Run(program, arguments, folder, s_environment, input);
    }
}
