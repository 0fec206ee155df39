namespace PexBuild.Files;

/// <summary>
/// What belongs to this process as a whole. Tasks of a build run side by side in one process, so that variables and the working directory are read
/// here and in <see cref="FolderPaths.Full"/> alone.
/// </summary>
#pragma warning disable RS0030 // The one place that may: all others call this.
internal static class UserEnvironment
{
    /// <summary>The folder that relative paths begin at.</summary>
    public static string WorkingDirectory => Directory.GetCurrentDirectory();

    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name);
}
