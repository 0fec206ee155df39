using System.Reflection;
using Microsoft.Build.Utilities;
using PexBuild.Planning;

namespace PexBuild.MSBuild.Items;

[TestClass]
public sealed class PexItemTests
{
    private const string Project = "/it's 100% a;b @(c) $(d) * é";

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_prepared_item_carries_everything_that_the_later_tasks_read()
    {
        var item = EscapedItem.Create(Project + "/tools/gr%41eet .pex", ("EntryPoint", " a:b "), ("Script", "s"), ("Patch", "false"), ("Launchers", "false"),
            ("OnEdits", "keep"), ("Sha256", "0123"), ("ClassName", "Greet"), ("PythonExecutable", "python3"), ("CopyToOutputDirectory", "Never"),
            ("CopyToPublishDirectory", "Always"));
        item.SetMetadata("Patches", "a%3bb.patch;*.patch");
        var files = new[] { ("a%3bb.patch", "a;b.patch"), ("*.patch", "c*.patch"), ("*.patch", "b.patch") }.Select(file => Patch(file.Item1, file.Item2));
        var original = PexItem.FromProject(item, new ProjectDirectories(Project, "obj/pex/", "obj/pex.cache/"), new PatchGlobs(files, Project));

        var prepared = PexItem.FromPrepared(original.ToTaskItem(item));

        Assert.AreEqual(Describe(original), Describe(prepared));
        Assert.AreEqual(Project, prepared.ProjectDirectory);
        Assert.AreEqual("gr%41eet ", prepared.OutputFolder);
        Assert.AreEqual(Project + "/obj/pex/gr%41eet ", prepared.Folder.Replace('\\', '/'));
        Assert.AreEqual(Project + "/obj/pex.cache/gr%41eet .inputs", prepared.InputsFile.Replace('\\', '/'));
        Assert.AreEqual($"{Project}/a;b.patch|{Project}/b.patch|{Project}/c*.patch", string.Join('|', prepared.Patches).Replace('\\', '/'));
        Assert.AreEqual(OnEdits.Keep, prepared.OnEdits);
        Assert.AreEqual("a:b", prepared.EntryPoint);
    }

    private static string Describe(PexItem item) => string.Join('\n', typeof(PexItem).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Select(
            property => property.Name + " = " + (property.GetValue(item) is IReadOnlyList<string> list ? string.Join('|', list) : property.GetValue(item))));

    private static TaskItem Patch(string entry, string path)
    {
        var file = EscapedItem.Create(path);
        file.SetMetadata("Entry", entry);
        return file;
    }
}
