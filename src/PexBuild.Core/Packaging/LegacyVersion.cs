namespace PexBuild.Packaging;

/// <summary>
/// Orders versions that PEP 440 does not define (<c>2004d</c>, <c>dev</c>) as setuptools and packaging before 22 did. Old PEX files contain such
/// versions, and their pex compares them in this way.
/// </summary>
internal static class LegacyVersion
{
    public static int Compare(string left, string right)
    {
        var leftKey = Key(left);
        var rightKey = Key(right);
        for (var i = 0; i < Math.Min(leftKey.Count, rightKey.Count); i++)
        {
            if (string.CompareOrdinal(leftKey[i], rightKey[i]) is var order and not 0)
                return order;
        }

        return leftKey.Count.CompareTo(rightKey.Count);
    }

    private static List<string> Key(string version)
    {
        var key = new List<string>();
        foreach (var part in Parts(version.ToLowerInvariant()))
        {
            if (part[0] == '*')
            {
                // A pre-release part removes preceding dashes, and a release part removes preceding zeros.
                if (string.CompareOrdinal(part, "*final") < 0)
                    RemoveLast(key, "*final-");
                RemoveLast(key, "00000000");
            }

            key.Add(part);
        }

        return key;
    }

    private static IEnumerable<string> Parts(string version)
    {
        for (var i = 0; i < version.Length;)
        {
            var start = i;
            if (Ascii.IsDigit(version[i]))
            {
                while (i < version.Length && Ascii.IsDigit(version[i]))
                    i++;
                yield return version.Substring(start, i - start).PadLeft(8, '0');
                continue;
            }

            // A part is a run of letters, a single dot or dash, or a run of other characters.
            if (Ascii.IsLetter(version[i]))
                i = EndOf(version, i, Ascii.IsLetter);
            else if (version[i] is '.' or '-')
                i++;
            else
                i = EndOf(version, i, c => !Ascii.IsLetterOrDigit(c) && c is not ('.' or '-'));
            if (version.Substring(start, i - start) is not "." and var word)
                yield return "*" + Rank(word);
        }

        yield return "*final";
    }

    private static string Rank(string word) => word switch
    {
        "pre" or "preview" or "rc" => "c",
        "-" => "final-",
        "dev" => "@",
        _ => word,
    };

    private static int EndOf(string text, int start, Func<char, bool> belongs)
    {
        while (start < text.Length && belongs(text[start]))
            start++;
        return start;
    }

    private static void RemoveLast(List<string> key, string part)
    {
        while (key.Count > 0 && key[key.Count - 1] == part)
            key.RemoveAt(key.Count - 1);
    }
}
