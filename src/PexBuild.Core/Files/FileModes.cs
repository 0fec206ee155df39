namespace PexBuild.Files;

/// <summary>Creates files and folders with the modes of an unpacked PEX: 0755 or 0644 less the umask, whatever the archive's modes are.</summary>
internal static class FileModes
{
#if NET
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Executable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
#endif

    /// <summary>Creates a file that must not exist yet, unbuffered.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isExecutable">Selects the mode; <see langword="null"/> for the default mode of new files.</param>
    /// <param name="share">The access that others have while the file is open. .NET Framework cannot rename a file that is open for sharing, so there
    /// this is always none.</param>
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

    /// <summary>Creates a folder and its missing parents.</summary>
    public static void CreateFolder(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
        {
            // .NET applies the mode only to the last folder.
            if (Path.GetDirectoryName(path) is { Length: > 0 } parent && !Directory.Exists(parent))
                CreateFolder(parent);
            Directory.CreateDirectory(path, Executable);
            return;
        }
#endif
        Directory.CreateDirectory(path);
    }

    /// <summary>Creates a folder that only its owner can enter.</summary>
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

    /// <summary>Gives a file the executable or the non-executable mode; does nothing on systems without modes.</summary>
    public static void SetExecutable(string path, bool isExecutable)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, isExecutable ? Executable : Readable);
#else
        _ = (path, isExecutable);
#endif
    }

    /// <summary>Whether a file has any execute bit; <see langword="false"/> on systems without modes.</summary>
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
