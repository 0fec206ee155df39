namespace PexBuild.Files;

/// <summary>File operations on a cache. Each returns whether it succeeded, because an unusable cache is not an error.</summary>
internal static class CacheFolder
{
#if NET
    private const UnixFileMode OnlyMine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode WritableByOthers = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
#endif

    /// <summary>Creates the cache's root if it is missing. False if it cannot be created, or if other users could put programs into it.</summary>
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

    /// <summary>Creates a folder that only this user can enter; succeeds if it exists.</summary>
    public static bool Create(string folder) => Try(() => FileModes.CreatePrivateFolder(folder));

    /// <summary>Creates a new temporary folder that only this user can enter.</summary>
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

    /// <summary>Sets a file's modification time to now; creates the file if it is missing.</summary>
    public static bool Touch(string file) => Try(() => File.WriteAllBytes(file, []));

    /// <summary>Whether a file or folder was last modified longer ago than the given age; a missing one counts as old.</summary>
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
