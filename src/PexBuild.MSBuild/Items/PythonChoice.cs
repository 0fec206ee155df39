using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>The Python that a project chooses.</summary>
internal static class PythonChoice
{
    /// <summary>The property that chooses it.</summary>
    public const string Origin = "PexPythonExecutable";

    /// <summary>Makes a path, or the name of a folder in the project, absolute. Any other name is searched for on <c>PATH</c> later.</summary>
    /// <returns><see langword="null"/> if none is chosen.</returns>
    public static string? Resolve(string? python, string projectDirectory)
    {
        if (string.IsNullOrEmpty(python))
            return null;
        var path = ProjectPath.Absolute(projectDirectory, python!);
        return python!.IndexOfAny(['/', '\\']) >= 0 || Directory.Exists(path) ? path : python;
    }
}
