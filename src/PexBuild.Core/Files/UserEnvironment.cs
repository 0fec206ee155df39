namespace PexBuild.Files;

/// <summary>
/// State of the whole process. Several build tasks run in parallel in one process, so only this class and <see cref="FolderPaths.Full"/> read
/// environment variables and the working directory.
/// </summary>
#pragma warning disable RS0030 // The one place that may: all others call this.
internal static class UserEnvironment
{
    /// <summary>The folder against which relative paths are resolved.</summary>
    public static string WorkingDirectory => Directory.GetCurrentDirectory();

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
