using System.Globalization;
using System.Text;
using PexBuild.Files;
using PexBuild.MSBuild.Files;
using PexBuild.MSBuild.Items;

namespace PexBuild.MSBuild.Output;

/// <summary>The record of one file in an output folder.</summary>
/// <param name="Source">The stamp of the unpacked file when it was copied. The copy has the same stamp.</param>
/// <param name="IsCopy">Whether the file in the output folder is the copy; otherwise it is the user's own file, which was left alone.</param>
internal readonly record struct CopiedFile(FileStamp Source, bool IsCopy);

/// <summary>
/// The files that were copied to an output folder, as text in the intermediate directory. Before any file is copied, the record lists the stamps of
/// all that will be, and when a file is in place, a line is added for it. After an interruption, a file that is only listed counts as copied if the
/// file in the folder has the listed stamp.
/// </summary>
internal sealed class CopyRecord
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private const string Header = "PexBuild copy 2";
    private const string Copied = "copy";
    private const string Other = "other";
    private const string Incoming = "incoming";

    private readonly string _file;
    private readonly string _projectDirectory;

    private CopyRecord(string file, string projectDirectory, string destination, Dictionary<string, CopiedFile> files)
    {
        _file = file;
        _projectDirectory = projectDirectory;
        Destination = destination;
        Files = files;
    }

    /// <summary>The output folder.</summary>
    public string Destination { get; }

    /// <summary>The records of the files, by path.</summary>
    public Dictionary<string, CopiedFile> Files { get; }

    public static CopyRecord CreateEmpty(PexItem item, string destination) =>
        new(PathFor(item, destination), item.ProjectDirectory, destination, new(StringComparer.Ordinal));

    /// <summary>The file that holds the record of an item's copy in an output folder.</summary>
    public static string PathFor(PexItem item, string destination) =>
        StateFiles.Copy(item.State, FolderDigest.NameFor(Relative(item.ProjectDirectory, destination)));

    /// <summary>Reads a record. Lines that an interruption cut short are skipped: at worst, a file's content has to be compared.</summary>
    /// <returns><see langword="null"/> if there is none.</returns>
    public static CopyRecord? Find(string file, string projectDirectory)
    {
        if (!File.Exists(file))
            return null;
        var lines = File.ReadAllLines(file);
        if (lines.Length < 2 || lines[0] != Header)
            return null;
        var destination = ProjectPath.Absolute(projectDirectory, lines[1]);
        var files = new Dictionary<string, CopiedFile>(lines.Length, StringComparer.Ordinal);
        var incoming = new Dictionary<string, FileStamp>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(2))
        {
            if (!TryParse(line, out var path, out var kind, out var stamp))
                continue;
            if (kind == Incoming)
            {
                incoming[path] = stamp;
                continue;
            }

            files[path] = new CopiedFile(stamp, kind == Copied);
            incoming.Remove(path);
        }

        foreach (var copy in incoming.Where(copy => IsInPlace(ProjectPath.Below(destination, copy.Key), copy.Value)))
            files[copy.Key] = new CopiedFile(copy.Value, IsCopy: true);
        return new CopyRecord(file, projectDirectory, destination, files);
    }

    /// <summary>Writes the whole record.</summary>
    /// <param name="incoming">The files that are about to be copied.</param>
    /// <returns>A writer for the lines of <see cref="Add"/>, to be closed by the caller.</returns>
    public StreamWriter Write(IEnumerable<FileCopy> incoming)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
        AtomicFile.Write(_file, stream =>
        {
            using var writer = new StreamWriter(stream, s_utf8, bufferSize: 1024, leaveOpen: true);
            // Relative, so that a checkout can be moved.
            writer.Write(Header + "\n" + Relative(_projectDirectory, Destination) + "\n");
            foreach (var file in Files)
                Append(writer, file.Key, Kind(file.Value), file.Value.Source);
            foreach (var copy in incoming)
                Append(writer, copy.Path, Incoming, copy.Source);
        });
        return new StreamWriter(_file, append: true) { AutoFlush = true };
    }

    /// <summary>Whether a file with this stamp, in the output folder, is the copy that was recorded.</summary>
    public bool IsCopy(string path, FileStamp stamp) => Files.TryGetValue(path, out var copied) && copied.IsCopy && copied.Source == stamp;

    /// <summary>Records a file that is in place.</summary>
    public void Add(string path, CopiedFile copied, StreamWriter writer)
    {
        Files[path] = copied;
        Append(writer, path, Kind(copied), copied.Source);
    }

    private static string Kind(CopiedFile copied) => copied.IsCopy ? Copied : Other;

    private static bool IsInPlace(string path, FileStamp stamp) => File.Exists(path) && FileStamp.Read(path) == stamp;

    private static void Append(StreamWriter writer, string path, string kind, FileStamp stamp) =>
        writer.Write(string.Format(CultureInfo.InvariantCulture, "{0} {1} {2} {3}\n", stamp.Length, stamp.Ticks, kind, path));

    private static string Relative(string projectDirectory, string path) =>
        path.StartsWith(projectDirectory + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path.Substring(projectDirectory.Length + 1) : path;

    private static bool TryParse(string line, out string path, out string kind, out FileStamp stamp)
    {
        var parts = line.Split([' '], 4);
        path = parts[parts.Length - 1];
        kind = parts.Length == 4 ? parts[2] : "";
        stamp = default;
        if (kind is not (Copied or Other or Incoming) || !TryParse(parts[0], out var length) || !TryParse(parts[1], out var ticks))
            return false;
        stamp = new FileStamp(length, ticks);
        return true;
    }

    private static bool TryParse(string text, out long number) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
