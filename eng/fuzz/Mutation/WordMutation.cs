using System.Text;

namespace PexBuild.Fuzz.Mutation;

/// <summary>Mutates text with words that its readers look for.</summary>
internal static class WordMutation
{
    private static readonly string[] s_words =
    [
        "{", "}", "[", "]", ":", ",", "\"", "\\", "null", "true", "false", "0", "-1", "1e999", "\"\\ud800\"", "\\u0000", "\u0000", "\u001b[2J", "\u202e",
        "\ufeff", "é", "ß", "\U0001f600",
        "(", ")", ";", " and ", " or ", " not in ", " in ", "==", "===", "~=", "!=", "<=", ">=", "<", ">", "@", "*", ".*", "1!2", "1.0.post1.dev2+local",
        "99999999999999999999", "extra", "python_version",
        "sys_platform", "'x'", "..", "../", "/", "//", "./", "\n", "\r\n", "\n\n", " ", "\t", "\n ", "a/", "b/", "/dev/null", ".git/", ".pexbuild/",
        "__main__.py", "PEX-INFO", ".deps/", ".data/scripts/", ".dist-info",
        "Name: ", "Version: ", "Requires-Dist: ", "Requires-Python: ", "entry_point", "script", "distributions", "requirements", "interpreter_constraints",
        "inject_python_args", "pex_hash", "code_hash", "inject_env",
        "--- ", "+++ ", "@@ -1,1 +1,1 @@\n", "@@ -0,0 +1,2147483647 @@\n", "diff --git a/x b/x\n", "new file mode 120000\n", "deleted file mode 100644\n",
        "old mode 100644\n", "new mode 100755\n", "rename from ",
        "rename to ", "copy from ", "copy to ", "index 0000000..1111111\n", "GIT binary patch\nliteral 99999999999\n", "delta 5\n",
        "\\ No newline at end of file\n", "Only in x: y\n", "Binary files a and b differ\n",
    ];

    /// <summary>Makes one change.</summary>
    public static byte[] Change(byte[] text, Random random)
    {
        var at = random.Next(text.Length + 1);
        var word = Encoding.UTF8.GetBytes(s_words[random.Next(s_words.Length)]);
        var end = Math.Min(text.Length, at + random.Next(12));
        return random.Next(6) switch
        {
            0 => [.. text.AsSpan(0, at), .. word, .. text.AsSpan(at)],
            1 => [.. text.AsSpan(0, at), .. word, .. text.AsSpan(end)],
            2 => [.. text.AsSpan(0, at), .. text.AsSpan(end)],
            3 => [.. text.AsSpan(0, at), .. Repeated(word, 1 + random.Next(random.Next(50) == 0 ? 20000 : 80)), .. text.AsSpan(at)],
            4 => [.. text.AsSpan(0, end), .. text.AsSpan(at)],
            _ => ByteMutation.Change(text, random, 0, text.Length),
        };
    }

    /// <summary>Makes a few changes.</summary>
    public static byte[] ChangeSome(byte[] text, Random random)
    {
        for (var i = random.Next(1, 6); i > 0; i--)
            text = Change(text, random);
        return text;
    }

    private static byte[] Repeated(byte[] word, int times)
    {
        var all = new byte[word.Length * times];
        for (var i = 0; i < times; i++)
            word.CopyTo(all, i * word.Length);
        return all;
    }
}
