namespace PexBuild.Files;

/// <summary>Makes files and folders with the modes of an unpacked PEX: 0755 or 0644 less the umask, never anything of the archive's.</summary>
internal static class FileModes
{
#if NET
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
#endif

    /// <summary>Makes a file that must not be there yet. It is not buffered.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isExecutable">Its mode; <see langword="null"/> for the one that new files have.</param>
    /// <param name="share">What others may do with the file while it is open. .NET Framework could not rename one that others may read, so that it
    /// always shares nothing.</param>
    public static FileStream CreateFile(string path, bool? isExecutable, FileShare share = FileShare.None)
    {
#if NET
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        if (isExecutable is { } known && !OperatingSystem.IsWindows())
            options.UnixCreateMode = known ? Executable : Readable;
        return new FileStream(path, options);
#else
        _ = (isExecutable, share);
        return new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
#endif
    }

    /// <summary>Makes a folder, and those above it that are missing.</summary>
    public static void CreateFolder(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            // .NET gives the mode to the last one alone.
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent && !Directory.Exists(parent))
                CreateFolder(parent);
            Directory.CreateDirectory(path, Executable);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Makes a folder that only its owner can enter.</summary>
    public static void CreatePrivateFolder(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path, Private);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Gives a file the mode of an executable one, or of another; nothing where there are no modes.</summary>
    public static void SetExecutable(string path, bool isExecutable)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, isExecutable ? Executable : Readable);
#else
        _ = (path, isExecutable);
#endif
    }

    /// <summary>Whether any execute bit of a file is set; <see langword="false"/> where there are none.</summary>
    public static bool IsExecutable(string path)
    {
#if NET
        return !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
#else
        _ = path;
        return false;
#endif
    }
}
