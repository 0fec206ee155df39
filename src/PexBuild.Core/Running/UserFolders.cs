namespace PexBuild.Running;

/// <summary>Folders of the user that runs this process.</summary>
internal static class UserFolders
{
    public static string Home(RunOptions options) =>
        !PythonSearch.OnWindows && options.Variable("HOME") is { Length: > 0 } home ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>Where PexBuild keeps what it can make again: the folder that each system has for it. Null where the user has no home.</summary>
    public static string? Cache()
    {
        if (PythonSearch.OnWindows)
            return Below(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "pexbuild");
        // XDG Base Directory Specification: a relative path in the variable is to be ignored.
        var xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (xdg is { Length: > 0 } && Path.IsPathRooted(xdg))
            return Path.Combine(xdg, "pexbuild");
        var home = Home(new RunOptions());
#if NET
        if (OperatingSystem.IsMacOS())
            return Below(home, "Library/Caches/pexbuild");
#endif
        return Below(home, ".cache/pexbuild");
    }

    private static string? Below(string folder, string path) => folder.Length == 0 || !Path.IsPathRooted(folder) ? null : Path.Combine(folder, path);
}
