using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Unpacking;

/// <summary>
/// What becomes of one file when a PEX is unpacked over a folder that its user changed: everything that can have happened to it, under each
/// <see cref="OnEdits"/>.
/// </summary>
/// <remarks>
/// <c>-</c> is no file, and <c>*</c> an executable one. An outcome is the code of the error, or the file's content, then what was saved (<c>saved:</c>), and
/// <c>conflict</c> if it is reported as one.
/// </remarks>
[TestClass]
public sealed class EditOutcomesTests
{
    private const string Nothing = "-";
    private const string Folder = "folder";
    private const string Merged = "<<<<<<< edited\nmine\n=======\nnew\n>>>>>>> unpacked\n saved:mine conflict";

    [TestMethod]
    //       written, now, in the new PEX: Fail, Keep, Overwrite, Merge
    [DataRow("old", "old", "old", "old", "old", "old", "old")]
    [DataRow("old", "old", "new", "new", "new", "new", "new")]
    [DataRow("old", "old", "-", "-", "-", "-", "-")]
    [DataRow("-", "-", "new", "new", "new", "new", "new")]
    [DataRow("old", "-", "-", "-", "-", "-", "-")]
    [DataRow("old", "-", "old", "PEX2005", "-", "old", "-")]
    [DataRow("old", "-", "new", "PEX2005", "PEX2006", "new", "new conflict")]
    [DataRow("old", "new", "new", "new", "new", "new", "new")]
    [DataRow("old", "mine", "old", "PEX2005", "mine", "old saved:mine", "mine")]
    [DataRow("old", "mine", "new", "PEX2005", "PEX2006", "new saved:mine", Merged)]
    [DataRow("old", "mine", "-", "PEX2005", "PEX2006", "- saved:mine", "mine conflict")]
    [DataRow("old", "mine", "folder", "PEX2005", "PEX2006", "folder saved:mine", "PEX2006")]
    [DataRow("-", "mine", "-", "mine", "mine", "mine", "mine")]
    [DataRow("-", "new", "new", "new", "new", "new", "new")]
    [DataRow("-", "mine", "new", "PEX2006", "PEX2006", "new saved:mine", Merged)]
    [DataRow("-", "mine", "folder", "PEX2006", "PEX2006", "folder saved:mine", "PEX2006")]
    public void Content(string written, string now, string next, string fail, string keep, string overwrite, string merge) =>
        AssertOutcomes("data/x", written, now, next, fail, keep, overwrite, merge);

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("old", "old", "old*", "old*", "old*", "old*", "old*")]
    [DataRow("old", "old*", "old*", "old*", "old*", "old*", "old*")]
    [DataRow("old", "old*", "old", "PEX2005", "old*", "old", "old*")]
    [DataRow("old", "old*", "new", "PEX2005", "new*", "new", "new*")]
    [DataRow("old", "old*", "-", "PEX2005", "-", "-", "-")]
    [DataRow("old", "old*", "folder", "PEX2005", "PEX2006", "folder", "PEX2006")]
    [DataRow("old", "new", "new*", "new*", "new*", "new*", "new*")]
    [DataRow("old", "new*", "new", "PEX2005", "new*", "new saved:new", "new*")]
    [DataRow("old", "mine*", "old", "PEX2005", "mine*", "old saved:mine", "mine*")]
    [DataRow("-", "new*", "new", "new*", "new*", "new*", "new*")]
    public void Modes(string written, string now, string next, string fail, string keep, string overwrite, string merge) =>
        AssertOutcomes("data/x", written, now, next, fail, keep, overwrite, merge);

    [TestMethod]
    [DataRow("-", "mine", "-", "mine", "mine", "mine", "mine")]
    [DataRow("-", "new", "new", "new", "new", "new", "new")]
    [DataRow("-", "mine", "new", "new saved:mine", "new saved:mine", "new saved:mine", "new saved:mine")]
    public void Files_that_Python_may_have_written_are_never_in_the_way(string written, string now, string next, string fail, string keep, string overwrite,
        string merge) =>
        AssertOutcomes("data/x.pyc", written, now, next, fail, keep, overwrite, merge);

    [TestMethod]
    [DataRow("old")]
    [DataRow("new")]
    public void A_build_brings_deleted_files_back(string next)
    {
        foreach (var onEdits in Enum.GetValues<OnEdits>())
            Assert.AreEqual(next, Outcome("data/x", "old", Nothing, next, onEdits, bringBackDeleted: true), onEdits.ToString());
    }

    private static void AssertOutcomes(string path, string written, string now, string next, params string[] expected)
    {
        var outcomes = Enum.GetValues<OnEdits>().Select(onEdits => Outcome(path, written, now, next, onEdits)).ToArray();

        Assert.AreSequenceEqual(expected, outcomes);
    }

    private static string Outcome(string path, string written, string now, string next, OnEdits onEdits, bool bringBackDeleted = false)
    {
        using var folder = new TemporaryFolder();
        var options = new UnpackOptions { Folder = folder["tool"], OnEdits = onEdits, BringBackDeleted = bringBackDeleted, From = folder["old.pex"] };
        PexUnpackerTests.Unpack(Write(folder["old.pex"], path, written), folder["tool"], new UnpackOptions { Folder = folder["tool"] });
        if (now != written)
            Change(folder["tool/" + path], now);
        var pex = Write(folder["new.pex"], path, next);
        var dryRefusal = Refusal(() => Require(pex, options), out _);
        var refusal = Refusal(() => PexUnpackerTests.Unpack(pex, folder["tool"], options), out var result);
        Assert.AreEqual(refusal, dryRefusal);
        if (refusal is not null)
        {
            Assert.AreEqual(now, Describe(folder["tool/" + path]));
            return refusal;
        }

        var saved = folder["tool/.pexbuild/saved/1/" + path];
        Assert.HasCount(File.Exists(saved) ? 1 : 0, result!.Warnings);
        return Describe(folder["tool/" + path]) + (
            File.Exists(saved) ? " saved:" + File.ReadAllText(saved).TrimEnd() : "") + (result.Conflicts.Count > 0 ? " conflict" : "");
    }

    private static UnpackResult? Require(string path, UnpackOptions options)
    {
        using var pex = PexFile.Open(path);
        PexUnpacker.RequireTarget(PexUnpacker.Plan(pex, options));
        return null;
    }

    private static string? Refusal(Func<UnpackResult?> unpack, out UnpackResult? result)
    {
        result = null;
        try
        {
            result = unpack();
            return null;
        }
        catch (PexException refused)
        {
            return refused.Diagnostic.Code.Id;
        }
    }

    private static string Write(string pex, string path, string file)
    {
        var fixture = new PexFixture().Add("app.py", "").WithEntryPoint("app");
        if (file != Nothing)
            fixture = fixture.Add(new FixtureFile(file == Folder ? path + "/inner" : path, file.TrimEnd('*') + "\n", isExecutable: file.EndsWith('*')));
        return fixture.WriteTo(pex);
    }

    private static void Change(string path, string now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        if (now == Nothing)
            return;
        File.WriteAllText(path, now.TrimEnd('*') + "\n");
        if (now.EndsWith('*'))
            FileModes.SetExecutable(path, true);
    }

    private static string Describe(string path)
    {
        if (!File.Exists(path))
            return Directory.Exists(path) ? Folder : Nothing;
        var text = File.ReadAllText(path);
        return (text.Length > 5 ? text : text.TrimEnd('\n')) + (FileModes.IsExecutable(path) ? "*" : "");
    }
}
