using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.Diagnostics;
using PexBuild.Testing;

namespace PexBuild.MSBuild.Items;

[TestClass]
public sealed class PexChoiceTests
{
    [TestMethod]
    [DataRow("greet", "second", "the output folder, which no other item has, before the name of a file")]
    [DataRow("tools/GREET", "third", "an output folder")]
    [DataRow("tools\\greet\\", "third", "an output folder as Windows writes it")]
    [DataRow("unique", "third", "a file's name")]
    [DataRow("unique.pex", "third", "a file's name")]
    [DataRow("/b/other.pex", "second", "a file's path")]
    public void A_name_means(string named, string folder, string reason)
    {
        ITaskItem[] items = [Item("first", "x", "/a/greet.pex"), Item("second", "greet", "/b/other.pex"), Item("third", "tools/greet", "/c/unique.pex")];

        Assert.AreEqual(folder, PexChoice.Choose(new TaskItem(named), items, "/project").Path, reason);
    }

    [TestMethod]
    public void A_name_that_two_have_means_neither()
    {
        using var project = new TemporaryFolder();
        ITaskItem[] items = [Item("first", "one", "/a/greet.pex"), Item("second", "other", "/b/greet.pex")];

        var error = Assert.ThrowsExactly<PexException>(() => PexChoice.Choose(new TaskItem("greet"), items, project.Path)).Diagnostic;

        Assert.AreEqual("PEX4006", error.Code.Id);
        Assert.Contains("one, other", error.Message);
    }

    [TestMethod]
    public void Nothing_named_means_the_only_one()
    {
        using var project = new TemporaryFolder();

        Assert.AreEqual("first", PexChoice.Choose(null, [Item("first", "one", "/a/greet.pex")], project.Path).Path);
        var error = Assert.ThrowsExactly<PexException>(() => PexChoice.Choose(null, [], project.Path)).Diagnostic;
        Assert.AreEqual("PEX4018", error.Code.Id);
    }

    private static TaskItem Item(string folder, string outputFolder, string pex) =>
        EscapedItem.Create(folder, ("Folder", folder), ("OutputFolder", outputFolder), ("Pex", pex));
}
