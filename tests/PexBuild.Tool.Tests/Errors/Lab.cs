using System.Security.Cryptography;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

/// <summary>A folder with what a case needs.</summary>
internal sealed class Lab : IDisposable
{
    private const int LongestRead = 1 << 20;
    private readonly TemporaryFolder _folder = new();

    /// <summary>The folder itself.</summary>
    public string Root => _folder.Path;

    public string Pex => this["tool.pex"];

    /// <summary>What is to be let go of at the end: a lock, say.</summary>
    public FileStream? Held { private get; set; }

    /// <summary>Where the arguments unpack to.</summary>
    public string Folder => this["tool"];

    public string this[string relativePath] => _folder[relativePath];

    /// <summary>The arguments that unpack a zip.</summary>
    public string[] Unpack(ZipRecords zip, params string[] more) => Unpack(zip.Build(), more);

    public string[] Unpack(byte[] pex, params string[] more)
    {
        File.WriteAllBytes(Pex, pex);
        return ["unpack", Pex, "-o", Folder, .. more];
    }

    public string[] Unpack(PexFixture pex, params string[] more)
    {
        pex.WriteTo(Pex);
        return ["unpack", Pex, "-o", Folder, .. more];
    }

    /// <summary>Unpacks a sound PEX.</summary>
    public Lab Unpacked(PexFixture? pex = null)
    {
        Sound(pex ?? Verbs.UnpackTests.Pex());
        return this;
    }

    /// <summary>Writes a file of the lab.</summary>
    public string Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
        return this[path];
    }

    public string Link(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.CreateSymbolicLink(this[path], target);
        return this[path];
    }

    public string Fifo(string path)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("There are no fifos on Windows.");
        ProcessResult.Run("mkfifo", [this[path]]).AssertSuccess();
        return this[path];
    }

    /// <summary>Everything that is there, in a form that shows every change.</summary>
    public string[] List() =>
        [.. new DirectoryInfo(Root).EnumerateFileSystemInfos("*", SearchOption.AllDirectories).Select(Describe).Order(StringComparer.Ordinal)];

    public void Dispose()
    {
        Held?.Dispose();
        _folder.Dispose();
    }

    private void Sound(PexFixture pex)
    {
        var run = InProcess.Run(Unpack(pex));
        Assert.AreEqual(0, run.Status, run.Error);
    }

    private static string Describe(FileSystemInfo entry) =>
        entry.LinkTarget is { } target ? entry.FullName + " -> " + target
        : entry is not FileInfo { Length: > 0 } file ? entry.FullName + (entry is DirectoryInfo ? "/" : "")
        : entry.FullName + " " + (file.Length > LongestRead
            ? file.Length.ToString(System.Globalization.CultureInfo.InvariantCulture)
            : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.FullName))));
}
