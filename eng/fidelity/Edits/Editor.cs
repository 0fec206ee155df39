namespace PexBuild.Fidelity.Edits;

/// <summary>How an editor saves a file.</summary>
internal enum Manner
{
    /// <summary>Overwrites the same file: hard links to it see the edit.</summary>
    Write,

    /// <summary>Replaces the file with a new one, as most editors and git do.</summary>
    Replace,
}

/// <summary>Edits source files so that they print a mark on standard error.</summary>
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
        // Python compares whole seconds to detect stale bytecode. Unlike people, this program can edit twice within a second.
        _time += TimeSpan.FromSeconds(2);
        File.SetLastWriteTimeUtc(file, _time);
    }

    private static string Appended(string text, string mark) => $"{text}\n{Statement(mark)}\n";

    /// <summary>Inserts the statement near the top: a script may exit before its last line.</summary>
    private static string Inserted(string text, string mark)
    {
        var lines = text.Split('\n').ToList();
        var isPython = lines[0].Contains("python", StringComparison.Ordinal);
        // A coding line and imports from __future__ must stay before it.
        var last = lines.FindLastIndex(line => line.StartsWith("from __future__", StringComparison.Ordinal) || line.Contains("-*-", StringComparison.Ordinal));
        lines.Insert(Math.Max(last, 0) + 1, isPython ? Statement(mark) : $"echo {mark} >&2");
        return string.Join('\n', lines);
    }

    private static string Statement(string mark) => $"import sys; sys.stderr.write('{mark}\\n')";
}
