namespace PexBuild.Files;

/// <summary>File operations on a cache: each says whether it could be done, because a cache that cannot be used is no failure.</summary>
internal static class CacheFolder
{
#if NET
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
#endif

    /// <summary>Makes the cache's root if it is missing. False if it cannot be made, or if others could put programs into it.</summary>
    public static bool Prepare(string root)
    {
        if (!Directory.Exists(root) && !Create(root))
            return false;
#if NET
        return Try(() =>
        {
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(root) & WritableByOthers) != 0)
                File.SetUnixFileMode(root, OnlyMine);
        });
#else
        return true;
#endif
    }

    /// <summary>Makes a folder that only this user can enter; no failure if it is there.</summary>
    public static bool Create(string folder) => Try(() => FileModes.CreatePrivateFolder(folder));

    /// <summary>A fresh temporary folder that only this user can enter.</summary>
    public static string CreateTemporary()
    {
        const string Prefix = "pexbuild-";
#if NET
        return Directory.CreateTempSubdirectory(Prefix).FullName;
#else
        return Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), Prefix + Guid.NewGuid().ToString("N"))).FullName;
#endif
    }

    public static bool Move(string from, string to) => Try(() => Directory.Move(from, to));

    public static bool Remove(string folder) => Try(() => Directory.Delete(folder, recursive: true));

    /// <summary>Sets a file's time to now and makes it if it is missing.</summary>
    public static bool Touch(string file) => Try(() => File.WriteAllBytes(file, []));

    /// <summary>Whether a file or folder was last written that long ago; what is missing counts as old.</summary>
    public static bool IsOlder(string path, TimeSpan age) => DateTime.UtcNow - File.GetLastWriteTimeUtc(path) > age;

    public static string[] Entries(string folder)
    {
        string[] entries = [];
        Try(() => entries = Directory.GetDirectories(folder));
        return entries;
    }

    private static bool Try(Action operation)
    {
        try
        {
            operation();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
