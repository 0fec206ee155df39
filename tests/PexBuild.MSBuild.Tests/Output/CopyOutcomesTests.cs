using PexBuild.MSBuild.EndToEnd;

namespace PexBuild.MSBuild.Output;

/// <summary>What becomes of one file in the output folder when the unpacked folder is copied there again, and when the project is cleaned then.</summary>
/// <remarks><c>-</c> is no file. An outcome is the code of the error, or the file's content, then what was saved (<c>saved:</c>).</remarks>
[TestClass]
public sealed class CopyOutcomesTests
{
    private const string Nothing = "-";
    private const string Notes = "greet/notes.txt";

    [TestMethod]
    //       copied, now, in the new PEX: Fail, Overwrite; after Fail and cleaning
    [DataRow("old", "old", "old", "old", "old", "-")]
    [DataRow("old", "old", "new", "new", "new", "-")]
    [DataRow("old", "-", "old", "old", "old", "-")]
    [DataRow("old", "-", "new", "new", "new", "-")]
    [DataRow("old", "new", "new", "new", "new", "-")]
    [DataRow("old", "mine", "old", "mine", "mine", "mine")]
    [DataRow("old", "mine", "new", "PEX2013", "new saved:mine", "mine")]
    public void Files_of_the_PEX(string copied, string now, string next, string fail, string overwrite, string cleaned) =>
        AssertOutcomes(GreetPex.Words, copied, now, next, fail, overwrite, cleaned);

    [TestMethod]
    //       copied, now, in the unpacked folder now: Fail, Overwrite; after Fail and cleaning
    [DataRow("old", "old", "old", "old", "old", "-")]
    [DataRow("old", "old", "new", "new", "new", "-")]
    [DataRow("old", "old", "-", "-", "-", "-")]
    [DataRow("old", "-", "-", "-", "-", "-")]
    [DataRow("old", "-", "new", "new", "new", "-")]
    [DataRow("old", "new", "new", "new", "new", "-")]
    [DataRow("old", "mine", "old", "mine", "mine", "mine")]
    [DataRow("old", "mine", "new", "PEX2013", "new saved:mine", "mine")]
    [DataRow("old", "mine", "-", "mine", "mine", "mine")]
    [DataRow("-", "mine", "-", "mine", "mine", "mine")]
    [DataRow("-", "mine", "new", "PEX2013", "new saved:mine", "mine")]
    [DataRow("-", "new", "new", "new", "new", "-")]
    [DataRow("-", "-", "new", "new", "new", "-")]
    public void Files_that_the_user_added_to_the_unpacked_folder(string copied, string now, string next, string fail, string overwrite, string cleaned) =>
        AssertOutcomes(Notes, copied, now, next, fail, overwrite, cleaned);

    private static void AssertOutcomes(string path, string copied, string now, string next, string fail, string overwrite, string cleaned)
    {
        using var failing = new TaskLab();
        Assert.AreEqual(fail, Outcome(failing, path, copied, now, next, "fail"));
        Assert.IsTrue(failing.Clean());
        Assert.AreEqual(cleaned, Read(Path.Combine(failing.Copy, path)));

        using var overwriting = new TaskLab();
        Assert.AreEqual(overwrite, Outcome(overwriting, path, copied, now, next, "overwrite"));
    }

    private static string Outcome(TaskLab lab, string path, string copied, string now, string next, string onEdits)
    {
        Provide(lab, path, copied);
        Assert.IsTrue(lab.CopyToOutput());
        if (now != copied)
            Write(Path.Combine(lab.Copy, path), now);
        if (next != copied)
            Provide(lab, path, next);

        if (!lab.CopyToOutput(onEdits))
        {
            Assert.AreEqual(now, Read(Path.Combine(lab.Copy, path)));
            return Assert.ContainsSingle(lab.Codes);
        }

        var saved = Path.Combine(lab.Copy, ".pexbuild/saved/1", path);
        Assert.AreSequenceEqual(File.Exists(saved) ? ["PEX2007"] : [], lab.Codes);
        return Read(Path.Combine(lab.Copy, path)) + (File.Exists(saved) ? " saved:" + Read(saved) : "");
    }

    // Makes it the content of the unpacked file: as that of a new PEX, or directly.
    private static void Provide(TaskLab lab, string path, string word)
    {
        if (path == GreetPex.Words)
            GreetPex.Write(lab.Pex, word);
        Assert.IsTrue(lab.Unpack());
        if (path != GreetPex.Words)
            Write(Path.Combine(lab.Unpacked, path), word);
    }

    private static void Write(string path, string word)
    {
        File.Delete(path);
        if (word != Nothing)
            File.WriteAllText(path, $"WORD = '{word}'\n");
    }

    private static string Read(string path) => File.Exists(path) ? File.ReadAllText(path).Split('\'')[1] : Nothing;
}
