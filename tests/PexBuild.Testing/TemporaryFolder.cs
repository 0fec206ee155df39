namespace PexBuild.Testing;

/// <summary>A fresh folder that is gone when the test is over.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private static readonly EnumerationOptions s_noLinks = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };

    public TemporaryFolder() => Path = Directory.CreateTempSubdirectory("pexbuild-test-").FullName;

    public string Path { get; }

    public string this[string relativePath] => System.IO.Path.Combine(Path, relativePath);

    public void Dispose()
    {
        foreach (var folder in new DirectoryInfo(Path).EnumerateDirectories("*", s_noLinks))
            if (!OperatingSystem.IsWindows())
                folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Directory.Delete(Path, recursive: true);
    }
}
