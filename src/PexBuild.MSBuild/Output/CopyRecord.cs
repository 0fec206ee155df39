using System.Globalization;

namespace PexBuild.MSBuild;

/// <summary>What is remembered of one file in an output folder.</summary>
/// <param name="Source">The file that it was copied from, as that was then. A copy has the same stamp.</param>
/// <param name="IsCopy">Whether it is the copy; otherwise the user has another file there, which was left alone.</param>
internal readonly record struct CopiedFile(FileStamp Source, bool IsCopy);

/// <summary>
/// What was copied to an output folder, kept as text in the intermediate directory. Lines are added as files are copied, before each is put in
/// place, so that after an interruption our files are still told from the user's.
/// </summary>
internal sealed class CopyRecord
{
    private const string Header = "PexBuild copy 1";

    private readonly string _file;

    private CopyRecord(string file, string destination, Dictionary<string, CopiedFile> files)
    {
        _file = file;
        Destination = destination;
        Files = files;
    }

    /// <summary>The output folder.</summary>
    public string Destination { get; }

    /// <summary>By path.</summary>
    public Dictionary<string, CopiedFile> Files { get; }

    public static CopyRecord Empty(string file, string destination) => new(file, destination, new(StringComparer.Ordinal));

    /// <summary>The file of an item's record for a folder.</summary>
    public static string FileOf(PexItem item, string destination, string projectDirectory) => StateFiles.Copy(item.State, Relative(projectDirectory, destination));

    /// <summary>Reads a record. Lines that an interruption cut short are passed over: the worst that follows is that a file's content is compared.</summary>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static CopyRecord? Find(string file, string projectDirectory)
    {
        if (!File.Exists(file))
            return null;
        var lines = File.ReadAllLines(file);
        if (lines.Length < 2 || lines[0] != Header)
            return null;
        var files = new Dictionary<string, CopiedFile>(lines.Length, StringComparer.Ordinal);
        for (var i = 2; i < lines.Length; i++)
        {
            if (TryParse(lines[i], out var path, out var copied))
                files[path] = copied;
        }

        return new CopyRecord(file, ProjectPath.Absolute(projectDirectory, lines[1]), files);
    }

    /// <summary>Writes the record anew. It is closed with the writer, which takes further lines.</summary>
    /// <param name="projectDirectory">The destination is written relative to it, so that a checkout can be moved.</param>
    public StreamWriter Write(string projectDirectory)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        var fresh = _file + ".new";
        using (var writer = new StreamWriter(fresh))
        {
            writer.Write(Header + "\n" + Relative(projectDirectory, Destination) + "\n");
            foreach (var file in Files)
                Append(writer, file.Key, file.Value);
        }

        FileSwap.Move(fresh, _file);
        return new StreamWriter(_file, append: true) { AutoFlush = true };
    }

    public static void Append(StreamWriter writer, string path, CopiedFile copied) => writer.Write(string.Format(
        CultureInfo.InvariantCulture, "{0} {1} {2} {3}\n", copied.Source.Length, copied.Source.Ticks, copied.IsCopy ? "copy" : "other", path));

    private static string Relative(string projectDirectory, string path) =>
        path.StartsWith(projectDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path.Substring(projectDirectory.Length + 1) : path;

    private static bool TryParse(string line, out string path, out CopiedFile copied)
    {
        var parts = line.Split([' '], 4);
        path = parts[parts.Length - 1];
        copied = default;
        if (parts.Length < 4 || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks))
            return false;
        copied = new CopiedFile(new FileStamp(length, ticks), parts[2] == "copy");
        return true;
    }
}
