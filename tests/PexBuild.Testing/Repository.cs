namespace PexBuild.Testing;

/// <summary>The repository that the tests were built from.</summary>
public static class Repository
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PexBuild.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run below the repository.");
        return folder;
    }
}
