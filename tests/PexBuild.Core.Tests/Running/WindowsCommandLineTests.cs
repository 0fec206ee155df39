namespace PexBuild.Running;

[TestClass]
public sealed class WindowsCommandLineTests
{
    [TestMethod]
    [DataRow("plain", "plain")]
    [DataRow("", "\"\"")]
    [DataRow("two words", "\"two words\"")]
    [DataRow(@"C:\dir\", @"C:\dir\")]
    [DataRow(@"C:\my dir\", @"""C:\my dir\\""")]
    [DataRow("say \"hi\"", "\"say \\\"hi\\\"\"")]
    [DataRow(@"a\\""b", @"""a\\\\\""b""")]
    [DataRow(@"a\b c", @"""a\b c""")]
    [DataRow("a\nb", "\"a\nb\"")]
    public void Join_quotes_what_the_C_runtime_would_split(string argument, string quoted) =>
        Assert.AreEqual("x " + quoted + " y", WindowsCommandLine.Join(["x", argument, "y"]));

    [TestMethod]
    public void Join_is_undone_by_the_rules_of_the_C_runtime()
    {
        string[] alphabet = ["a", " ", "\"", "\\", "\\\\", "\t"];
        var words = from a in alphabet from b in alphabet from c in alphabet select a + b + c;

        Assert.AreSequenceEqual(words, SplitAsTheRuntimeDoes(WindowsCommandLine.Join(words)));
    }

    /// <summary>"Parsing C command-line arguments": 2n backslashes and a mark are n backslashes and a delimiter, 2n+1 are n backslashes and a mark.</summary>
    private static List<string> SplitAsTheRuntimeDoes(string line)
    {
        var words = new List<string>();
        for (var i = 0; i < line.Length; i++)
        {
            var word = "";
            for (var quoted = false; i < line.Length && (quoted || line[i] is not (' ' or '\t')); i++)
            {
                var backslashes = line.AsSpan(i).IndexOfAnyExcept('\\') is var n && n < 0 ? line.Length - i : line.AsSpan(i).IndexOfAnyExcept('\\');
                i += backslashes;
                if (i < line.Length && line[i] == '"')
                {
                    word += new string('\\', backslashes / 2);
                    if (backslashes % 2 == 1)
                        word += '"';
                    else
                        quoted = !quoted;
                    continue;
                }

                word += new string('\\', backslashes);
                if (i < line.Length && (quoted || line[i] is not (' ' or '\t')))
                    word += line[i];
                else
                    i--;
            }

            words.Add(word);
        }

        return words;
    }
}
