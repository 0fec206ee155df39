using System.Text;

namespace PexBuild.Testing.Fixtures;

/// <summary>A file on its way into a fixture: its path with <c>/</c> between parts, its bytes, whether it may be executed.</summary>
public sealed record FixtureFile(string Path, byte[] Content, bool IsExecutable = false)
{
    public FixtureFile(string path, string text, bool isExecutable = false) : this(path, Encoding.UTF8.GetBytes(text), isExecutable)
    {
    }

    public string Text => Encoding.UTF8.GetString(Content);

    public FixtureFile Below(string folder) => this with { Path = $"{folder}/{Path}" };

    /// <summary>Every folder that the files need, parents first.</summary>
    public static IEnumerable<string> Folders(IEnumerable<FixtureFile> files) => files
        .SelectMany(file => file.Path.Select((c, i) => c == '/' ? file.Path[..i] : null))
        .OfType<string>()
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>Writes the files below a folder that need not exist.</summary>
    public static void WriteAll(IEnumerable<FixtureFile> files, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in files)
        {
            var path = System.IO.Path.Combine(folder, file.Path);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            if (file.IsExecutable)
                MakeExecutable(path);
        }
    }

    public static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
    }
}
