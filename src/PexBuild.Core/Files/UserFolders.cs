namespace PexBuild.Files;

/// <summary>Folders of the user who runs this process.</summary>
internal static class UserFolders
{
    private static readonly bool s_onWindows = Path.DirectorySeparatorChar == '\\';

    /// <summary>The user's home folder; empty if there is none.</summary>
    /// <param name="home">The value of <c>HOME</c>, which is used on every system except Windows.</param>
    public static string Home(string? home) =>
        !s_onWindows && home is { Length: > 0 } ? home : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The folder for data that PexBuild can recreate, by each system's convention. Null if the user has no home folder.</summary>
    public static string? Cache()
    {
        if (s_onWindows)
            return Below(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "pexbuild");
        // XDG Base Directory Specification: a relative path in the variable must be ignored.
        var xdg = UserEnvironment.Variable("XDG_CACHE_HOME");
        if (xdg is { Length: > 0 } && Path.IsPathRooted(xdg))
            return Path.Combine(xdg, "pexbuild");
        var home = Home(UserEnvironment.Variable("HOME"));
#if NET
        if (OperatingSystem.IsMacOS())
            return Below(home, "Library/Caches/pexbuild");
#endif
        return Below(home, ".cache/pexbuild");
    }

    private static string? Below(string folder, string path) => folder.Length == 0 || !Path.IsPathRooted(folder) ? null : Path.Combine(folder, path);
}
