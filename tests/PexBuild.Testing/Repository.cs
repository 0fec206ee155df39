namespace PexBuild.Testing;

/// <summary>The repository that the tests run in.</summary>
public static class Repository
{
    /// <summary>Its root, an absolute path.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder of it.</summary>
    /// <param name="path">Relative to the root, <c>/</c> between parts.</param>
    public static string At(string path) => Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PexBuild.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run below the repository.");
        return folder;
    }
}
