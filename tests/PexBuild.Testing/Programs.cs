namespace PexBuild.Testing;

/// <summary>Programs that a test needs and a machine may lack.</summary>
public static class Programs
{
    /// <summary>The path of the first of these programs that is on PATH; without one the test is skipped, and says so.</summary>
    public static string Require(string consequence, params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists);
        if (found is null)
            Assert.Inconclusive($"Skipped: this machine has no {names[0]}, so {consequence}.");
        return found;
    }
}
