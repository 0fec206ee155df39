namespace PexBuild.MSBuild;

/// <summary>The Python that a project names.</summary>
internal static class PythonChoice
{
    /// <summary>Where a project names it.</summary>
    public const string Origin = "PexPythonExecutable";

    /// <summary>A path, or the name of one of its folders, is the project's; another name is looked for on PATH.</summary>
    /// <returns><see langword="null"/> when none is named.</returns>
    public static string? Resolve(string? python, string projectDirectory)
    {
        if (string.IsNullOrEmpty(python))
            return null;
        var path = ProjectPath.Absolute(projectDirectory, python!);
        return python!.IndexOfAny(['/', '\\']) >= 0 || Directory.Exists(path) ? path : python;
    }
}
