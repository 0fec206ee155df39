namespace PexBuild.Patches;

/// <summary>Finds lines in a file in linear time (Knuth, Morris, Pratt): untrusted input may be constructed to make a comparison slow.</summary>
internal static class LineSearch
{
    /// <summary>Returns the first places where the lines occur, at most two: a second match already makes the result ambiguous.</summary>
    public static List<int> Find(int[] lines, int[] file, int start)
    {
        var found = new List<int>();
        var failure = Failure(lines);
        var matched = 0;
        for (var i = start; i < file.Length && found.Count < 2; i++)
        {
            while (matched > 0 && file[i] != lines[matched])
                matched = failure[matched - 1];
            if (file[i] == lines[matched])
                matched++;
            if (matched < lines.Length)
                continue;
            found.Add(i - matched + 1);
            matched = failure[matched - 1];
        }

        return found;
    }

    public static bool IsAt(int[] lines, int[] file, int position) =>
        position >= 0 && position <= file.Length - lines.Length && lines.AsSpan().SequenceEqual(file.AsSpan(position, lines.Length));

    private static int[] Failure(int[] lines)
    {
        var failure = new int[lines.Length];
        for (int i = 1, matched = 0; i < lines.Length; i++)
        {
            while (matched > 0 && lines[i] != lines[matched])
                matched = failure[matched - 1];
            if (lines[i] == lines[matched])
                matched++;
            failure[i] = matched;
        }

        return failure;
    }
}
