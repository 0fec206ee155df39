using PexBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>
/// The result of unpacking, from which items are made when unpacking is skipped. It is a file of three lines, which is written last, so it also shows that
/// unpacking was completed.
/// </summary>
internal sealed class UnpackedResult(string entryPoint, string? launcher, string hash)
{
    /// <summary>The entry point; empty if there is none.</summary>
    public string EntryPoint => entryPoint;

    /// <summary>The path of the launcher, relative to the folder; <see langword="null"/> if there is none.</summary>
    public string? Launcher => launcher;

    /// <summary>The SHA-256 of the PEX.</summary>
    public string Hash => hash;

    public static UnpackedResult? Find(string path)
    {
        if (!File.Exists(path))
            return null;
        var lines = File.ReadAllLines(path);
        return lines.Length == 3 ? new UnpackedResult(lines[0], lines[1].Length > 0 ? lines[1] : null, lines[2]) : null;
    }

    public void Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        AtomicFile.WriteText(path, string.Join("\n", EntryPoint, Launcher, Hash, ""));
    }
}
