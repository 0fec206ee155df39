using System.Diagnostics;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Archive.Folder;

[TestClass]
public sealed class FolderContainerTests : ArchiveTests
{
    private string Pex => Folder["tool"];

    [TestInitialize]
    public void MakeFolder()
    {
        Directory.CreateDirectory(Folder["tool/pkg/sub"]);
        File.WriteAllText(Folder["tool/__main__.py"], "print(1)");
        File.WriteAllText(Folder["tool/pkg/data"], "data");
        File.WriteAllText(Folder["tool/pkg/__init__.py"], "");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Folder["tool/__main__.py"], (UnixFileMode)0b111_101_101);
        Directory.CreateDirectory(Folder["elsewhere/deep"]);
        File.WriteAllText(Folder["elsewhere/file"], "outside");
        File.WriteAllText(Folder["elsewhere/deep/file"], "deeper");
    }

    [TestMethod]
    public void A_folder_is_listed_by_path_with_its_folders()
    {
        using var container = OpenFolder();
        Assert.AreSequenceEqual(["__main__.py", "pkg", "pkg/__init__.py", "pkg/data", "pkg/sub"], container.Entries.Select(entry => entry.Path).ToList());
        Assert.AreSequenceEqual([8, 0, 0, 4, 0], container.Entries.Select(entry => (int)entry.Length).ToList());
        Assert.AreEqual("data", Text(container, container.Find("pkg/data")!));
        Assert.IsNull(container.Find("pkg"));
        Assert.AreEqual(12, container.Length);
        Assert.AreEqual(Pex, container.Path);
        if (!OperatingSystem.IsWindows())
            Assert.AreSequenceEqual([true, false, false, false, false], container.Entries.Select(entry => entry.IsExecutable).ToList());
    }

    [TestMethod]
    public void Links_that_stay_inside_are_read_as_what_they_point_to()
    {
        Link("pex", "__main__.py");
        Link("pkg/up", "../pkg/data");
        Link("absolute", Folder["tool/pkg/data"]);
        Link("chain", "pkg/up");
        LinkFolder("again", "pkg");
        using var container = OpenFolder();
        Assert.AreEqual("print(1)", Text(container, container.Find("pex")!));
        Assert.AreEqual(!OperatingSystem.IsWindows(), container.Find("pex")!.IsExecutable);
        foreach (var path in (string[])["pkg/up", "absolute", "chain", "again/data", "again/up"])
            Assert.AreEqual("data", Text(container, container.Find(path)!), path);
        Assert.IsTrue(container.Entries.Single(entry => entry.Path == "again").IsFolder);
    }

    [TestMethod]
    public void A_link_that_leads_out_is_refused_unless_its_target_is_to_be_copied()
    {
        foreach (var target in (string[])["../elsewhere/file", Folder["elsewhere/file"], "pkg/../../elsewhere/file"])
        {
            Link("link", target);
            Refuses(PexErrors.LinkOutside, () => OpenFolder());
            using (var container = OpenFolder(LinkPolicy.CopyOutside))
                Assert.AreEqual("outside", Text(container, container.Find("link")!));
            Unlink("link");
        }

        LinkFolder("folder", "../elsewhere");
        Refuses(PexErrors.LinkOutside, () => OpenFolder());
        using var copied = OpenFolder(LinkPolicy.CopyOutside);
        Assert.AreEqual("deeper", Text(copied, copied.Find("folder/deep/file")!));
    }

    [TestMethod]
    public void A_link_that_leads_out_by_way_of_another_inside_is_refused()
    {
        LinkFolder("pkg/out", "../../elsewhere");
        Link("link", "pkg/out/file");
        Refuses(PexErrors.LinkOutside, () => OpenFolder());
        Unlink("link");
        Unlink("pkg/out");
        LinkFolder("zzz", "pkg/../..");
        Refuses(PexErrors.LinkOutside, () => OpenFolder());
    }

    [TestMethod]
    public void A_folder_whose_name_only_begins_the_same_is_outside()
    {
        Directory.CreateDirectory(Folder["tool-2"]);
        File.WriteAllText(Folder["tool-2/file"], "outside");
        Link("link", "../tool-2/file");
        Refuses(PexErrors.LinkOutside, () => OpenFolder());
    }

    [TestMethod]
    public void Links_in_a_circle_and_links_to_nowhere_are_refused()
    {
        foreach (var policy in (LinkPolicy[])[LinkPolicy.RefuseOutside, LinkPolicy.CopyOutside])
        {
            Refused("self", "self");
            Refused("gone", "not/there");
            Refused("pkg/parent", "..");
            Refused("pkg/sub/here", ".");

            void Refused(string link, string target)
            {
                LinkFolder(link, target);
                Refuses(PexErrors.LinkBroken, () => OpenFolder(policy));
                Unlink(link);
            }
        }
    }

    [TestMethod]
    public void Links_that_multiply_folders_end_at_the_limit()
    {
        Directory.CreateDirectory(Folder["tool/n0"]);
        File.WriteAllText(Folder["tool/n0/file"], "x");
        for (var i = 1; i <= 30; i++)
        {
            Directory.CreateDirectory(Folder[$"tool/n{i}"]);
            LinkFolder($"n{i}/a", $"../n{i - 1}");
            LinkFolder($"n{i}/b", $"../n{i - 1}");
        }

        Refuses(PexErrors.TooManyEntries, () => FolderContainer.Open(Pex, LinkPolicy.RefuseOutside, new ReadLimits { Entries = 5000 }));
    }

    [TestMethod]
    public void The_folder_itself_may_be_a_link()
    {
        Link("pex", "__main__.py");
        Directory.CreateSymbolicLink(Folder["link"], "tool");
        using var container = FolderContainer.Open(Folder["link"], LinkPolicy.RefuseOutside, Limits);
        Assert.AreEqual("print(1)", Text(container, container.Find("pex")!));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_fifo_a_socket_and_a_device_are_refused_unopened()
    {
        Run("mkfifo", Folder["tool/pipe"]);
        Assert.Contains("a fifo", Refuses(PexErrors.EntryKind, () => OpenFolder()).Message);
        File.Delete(Folder["tool/pipe"]);
        using (var socket = new System.Net.Sockets.Socket(System.Net.Sockets.AddressFamily.Unix, System.Net.Sockets.SocketType.Stream, 0))
        {
            socket.Bind(new System.Net.Sockets.UnixDomainSocketEndPoint(Folder["tool/socket"]));
            Assert.Contains("a socket", Refuses(PexErrors.EntryKind, () => OpenFolder()).Message);
        }

        File.Delete(Folder["tool/socket"]);
        Link("null", "/dev/null");
        Assert.Contains("a device", Refuses(PexErrors.EntryKind, () => OpenFolder(LinkPolicy.CopyOutside)).Message);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Names_follow_the_rules_of_a_zip()
    {
        File.WriteAllText(Folder["tool/a\\b"], "");
        Refuses(PexErrors.NameCharacters, () => OpenFolder());
        File.Delete(Folder["tool/a\\b"]);
        File.WriteAllText(Folder["tool/PKG"], "");
        using (var container = OpenFolder())
            Assert.AreEqual(PexErrors.CaseClash, container.Warnings.Single().Code);
        const string NoUtf8 = "\"$1/$(printf 'a\\377')\"";
        Run("sh", "-c", "touch " + NoUtf8, "sh", Pex);
        Refuses(PexErrors.NameEncoding, () => OpenFolder());
        Run("sh", "-c", "rm " + NoUtf8, "sh", Pex);
    }

    [TestMethod]
    public void Limits_hold_for_a_folder_too()
    {
        Refuses(PexErrors.TooManyBytes, () => FolderContainer.Open(Pex, LinkPolicy.RefuseOutside, new ReadLimits { TotalBytes = 11 }));
        Refuses(PexErrors.TooManyEntries, () => FolderContainer.Open(Pex, LinkPolicy.RefuseOutside, new ReadLimits { Entries = 4 }));
        Refuses(PexErrors.TooDeep, () => FolderContainer.Open(Pex, LinkPolicy.RefuseOutside, new ReadLimits { Depth = 1 }));
    }

    [TestMethod]
    [DataRow("dat")]
    [DataRow("data and more")]
    public void A_file_that_changed_since_it_was_listed_is_refused(string now)
    {
        using var container = OpenFolder();
        File.WriteAllText(Folder["tool/pkg/data"], now);
        Refuses(PexErrors.SizeMismatch, () => Text(container, container.Find("pkg/data")!));
    }

    [TestMethod]
    public void Only_a_folder_is_taken()
    {
        Refuses(PexErrors.InputMissing, () => FolderContainer.Open(Folder["nothing"], LinkPolicy.RefuseOutside, Limits));
        Refuses(PexErrors.InputKind, () => FolderContainer.Open(Folder["tool/__main__.py"], LinkPolicy.RefuseOutside, Limits));
    }

    private FolderContainer OpenFolder(LinkPolicy links = LinkPolicy.RefuseOutside) => FolderContainer.Open(Pex, links, Limits, TargetSystem.Other);

    private void Link(string path, string target) => File.CreateSymbolicLink(Folder["tool/" + path], target);

    private void LinkFolder(string path, string target) => Directory.CreateSymbolicLink(Folder["tool/" + path], target);

    private void Unlink(string path) => File.Delete(Folder["tool/" + path]);

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode);
    }
}
