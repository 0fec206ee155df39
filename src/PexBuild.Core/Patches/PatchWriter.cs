using System.Globalization;
using System.Text;

namespace PexBuild.Patches;

/// <summary>
/// Writes changes as <c>git diff --full-index --binary</c> does: <c>git apply</c> accepts them, and so does <c>patch -p1</c>,
/// except for binary files.
/// </summary>
internal sealed class PatchWriter
{
    private const int ContextLines = 3;

    private readonly Stream _stream;

    public PatchWriter(Stream stream) => _stream = stream;

    /// <summary>The number of lines added and removed so far.</summary>
    public int Added { get; private set; }

    public int Removed { get; private set; }

    public void Write(FileVersions file)
    {
        string old = file.OldPath ?? file.NewPath!, current = file.NewPath ?? file.OldPath!;
        Line("diff --git " + GitQuoting.Quote("a/" + old) + " " + GitQuoting.Quote("b/" + current));
        var isChanged = !file.Old.AsSpan().SequenceEqual(file.New);
        WriteModes(file);
        if (old != current)
        {
            if (!isChanged)
                Line("similarity index 100%");
            Line("rename from " + GitQuoting.Quote(old));
            Line("rename to " + GitQuoting.Quote(current));
        }

        if (!isChanged && file.OldPath is not null && file.NewPath is not null)
            return;
        var hasMode = file.OldPath is not null && file.NewPath is not null && file.WasExecutable == file.IsExecutable;
        Line("index " + Id(file.OldPath, file.Old) + ".." + Id(file.NewPath, file.New) + (hasMode ? " " + Mode(file.IsExecutable) : ""));
        if (!isChanged)
            return;
        if (file.IsBinary)
        {
            WriteBinary(file);
            return;
        }

        Line("--- " + Label(file.OldPath, "a/"));
        Line("+++ " + Label(file.NewPath, "b/"));
        WriteHunks(ByteLine.Split(file.Old), ByteLine.Split(file.New));
    }

    private static string Id(string? path, byte[] content) => path is null ? GitObjectId.Absent : GitObjectId.Compute(content);

    private static string Mode(bool isExecutable) => isExecutable ? "100755" : "100644";

    // The tab shows where the name ends to programs that would otherwise end it at a blank.
    private static string Label(string? path, string prefix) =>
        path is null ? "/dev/null" : GitQuoting.Quote(prefix + path) + (path.IndexOf(' ') >= 0 ? "\t" : "");

    private void WriteModes(FileVersions file)
    {
        if (file.OldPath is null)
        {
            Line("new file mode " + Mode(file.IsExecutable));
        }
        else if (file.NewPath is null)
        {
            Line("deleted file mode " + Mode(file.WasExecutable));
        }
        else if (file.WasExecutable != file.IsExecutable)
        {
            Line("old mode " + Mode(file.WasExecutable));
            Line("new mode " + Mode(file.IsExecutable));
        }
    }

    private void WriteHunks(List<ByteLine> old, List<ByteLine> current)
    {
        var numbers = new LineNumbers();
        var changes = LineDiff.Between(numbers.Assign(old), numbers.Assign(current));
        for (var first = 0; first < changes.Count;)
        {
            var last = first;
            while (last + 1 < changes.Count && changes[last + 1].OldStart - changes[last].OldEnd <= 2 * ContextLines)
                last++;
            WriteHunk(old, current, changes.GetRange(first, last - first + 1));
            first = last + 1;
        }
    }

    private void WriteHunk(List<ByteLine> old, List<ByteLine> current, List<LineChange> changes)
    {
        var (first, last) = (changes[0], changes[changes.Count - 1]);
        var before = Math.Min(ContextLines, first.OldStart);
        var after = Math.Min(ContextLines, old.Count - last.OldEnd);
        Line("@@ -" + Range(first.OldStart - before, last.OldEnd + after) + " +" + Range(first.NewStart - before, last.NewEnd + after) + " @@");
        var at = first.OldStart - before;
        foreach (var change in changes)
        {
            Lines(' ', old, at, change.OldStart);
            Lines('-', old, change.OldStart, change.OldEnd);
            Lines('+', current, change.NewStart, change.NewEnd);
            Removed += change.OldCount;
            Added += change.NewCount;
            at = change.OldEnd;
        }

        Lines(' ', old, at, last.OldEnd + after);
    }

    private static string Range(int start, int end)
    {
        var first = (end > start ? start + 1 : start).ToString(CultureInfo.InvariantCulture);
        return end - start == 1 ? first : first + "," + (end - start).ToString(CultureInfo.InvariantCulture);
    }

    private void Lines(char mark, List<ByteLine> lines, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            _stream.WriteByte((byte)mark);
            lines[i].WriteTo(_stream);
            if (!lines[i].HasLineFeed)
                Line("\n\\ No newline at end of file");
        }
    }

    private void WriteBinary(FileVersions file)
    {
        Line("GIT binary patch");
        WriteLiteral(file.New);
        WriteLiteral(file.Old);
    }

    private void WriteLiteral(byte[] content)
    {
        Line("literal " + content.Length.ToString(CultureInfo.InvariantCulture));
        var compressed = Zlib.Compress(content);
        for (var at = 0; at < compressed.Length; at += GitBase85.LineBytes)
            Line(GitBase85.EncodeLine(compressed, at, Math.Min(GitBase85.LineBytes, compressed.Length - at)));
        Line("");
    }

    private void Line(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + "\n");
        _stream.Write(bytes, 0, bytes.Length);
    }
}
