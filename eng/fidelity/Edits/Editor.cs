namespace PexBuild.Fidelity.Edits;

/// <summary>How an editor puts new content where the old one was.</summary>
internal enum Manner
{
    /// <summary>The same file is written again: hard links to it see the edit.</summary>
    Write,

    /// <summary>A new file takes the old one's place, as most editors and git do.</summary>
    Replace,
}

/// <summary>Edits source files so that they say on standard error that they were edited.</summary>
internal sealed class Editor
{
    private DateTime _time = DateTime.UtcNow;

    /// <summary>Adds a statement that prints <paramref name="mark"/> when the file runs.</summary>
    public void Edit(EditTarget target, string mark, Manner manner)
    {
        var file = target.File;
        var text = File.ReadAllText(file);
        var edited = file.EndsWith(".py", StringComparison.Ordinal) ? Appended(text, mark) : Inserted(text, mark);
        if (manner == Manner.Write)
        {
            File.WriteAllText(file, edited);
        }
        else
        {
            var beside = file + ".new";
            File.WriteAllText(beside, edited);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(beside, File.GetUnixFileMode(file));
            File.Move(beside, file, overwrite: true);
        }
        // People take longer than this program between two edits. Python looks at whole seconds to see whether bytecode is stale.
        _time += TimeSpan.FromSeconds(2);
        File.SetLastWriteTimeUtc(file, _time);
    }

    private static string Appended(string text, string mark) => $"{text}\n{Statement(mark)}\n";

    /// <summary>A script may leave before its last line: the statement goes after the first one.</summary>
    private static string Inserted(string text, string mark)
    {
        var lines = text.Split('\n').ToList();
        var isPython = lines[0].Contains("python", StringComparison.Ordinal);
        // A coding line and imports from __future__ must stay ahead of it.
        var last = lines.FindLastIndex(line => line.StartsWith("from __future__", StringComparison.Ordinal) || line.Contains("-*-", StringComparison.Ordinal));
        lines.Insert(Math.Max(last, 0) + 1, isPython ? Statement(mark) : $"echo {mark} >&2");
        return string.Join('\n', lines);
    }

    private static string Statement(string mark) => $"import sys; sys.stderr.write('{mark}\\n')";
}
