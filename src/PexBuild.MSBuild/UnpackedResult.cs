namespace PexBuild.MSBuild;

/// <summary>
/// What unpacking gave, for the items that targets see when unpacking is skipped: three lines. It is written last, so it also says that the
/// work was completed.
/// </summary>
internal sealed class UnpackedResult(string entryPoint, string? launcher, string hash)
{
    /// <summary>What it starts; empty for nothing.</summary>
    public string EntryPoint => entryPoint;

    /// <summary>The launcher, relative to the folder.</summary>
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
        File.WriteAllLines(path, [EntryPoint, Launcher ?? "", Hash]);
    }
}
