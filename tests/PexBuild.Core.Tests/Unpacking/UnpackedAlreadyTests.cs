using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class UnpackedAlreadyTests
{
    [TestMethod]
    public void A_folder_is_known_by_content_and_options_whatever_was_changed_in_it()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one");
        var options = Options(folder);
        Assert.IsFalse(IsUnpacked(folder, options));

        Unpack(folder, options);
        File.WriteAllText(folder["tool/app.py"], "edited");
        File.SetLastWriteTimeUtc(folder["tool.pex"], DateTime.UtcNow.AddDays(1));

        Assert.IsTrue(IsUnpacked(folder, options));
        Assert.IsFalse(IsUnpacked(folder, new UnpackOptions { Folder = folder["tool"], EntryPoint = "app:other" }));
        Assert.IsFalse(IsUnpacked(folder, new UnpackOptions { Folder = folder["tool"], Launchers = false }));
        Write(folder, "two");
        Assert.IsFalse(IsUnpacked(folder, options));
    }

    [TestMethod]
    public void A_folder_that_is_named_with_a_separator_at_its_end_is_the_same_PEX()
    {
        using var folder = new TemporaryFolder();
        new PexFixture().Add("app.py", "").WithEntryPoint("app").WithLayout(FixtureLayout.Loose).WriteTo(folder["loose"]);
        using var pex = PexFile.Open(folder["loose/"]);
        var plan = PexUnpacker.Plan(pex, Options(folder));
        PexUnpacker.Unpack(plan, CancellationToken.None);

        Assert.IsTrue(PexUnpacker.IsUnpacked(plan));
    }

    [TestMethod]
    public void What_was_deleted_comes_back_and_what_was_edited_stays()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one");
        var options = Options(folder);
        Unpack(folder, options);
        File.WriteAllText(folder["tool/app.py"], "edited");
        File.Delete(folder["tool/bin/tool"]);
        Directory.Delete(folder["tool/.bootstrap"], recursive: true);

        using (var pex = PexFile.Open(folder["tool.pex"]))
            PexUnpacker.RestoreDeleted(PexUnpacker.Plan(pex, options), CancellationToken.None);

        Assert.AreEqual("edited", File.ReadAllText(folder["tool/app.py"]));
        Assert.IsTrue(Directory.Exists(folder["tool/.bootstrap/pex"]));
        if (!OperatingSystem.IsWindows())
            Assert.IsTrue(File.GetUnixFileMode(folder["tool/bin/tool"]).HasFlag(UnixFileMode.UserExecute));
        Assert.IsEmpty(Directory.GetFiles(folder["tool/.pexbuild"], "incoming*"));
    }

    [TestMethod]
    public void A_deletion_is_a_change_unless_it_is_to_be_undone()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "one");
        Unpack(folder, Options(folder));
        File.Delete(folder["tool/app.py"]);
        Write(folder, "two");

        Assert.AreEqual("PEX2005", Assert.ThrowsExactly<PexException>(() => Unpack(folder, Options(folder))).Diagnostic.Code.Id);

        Unpack(folder, new UnpackOptions { Folder = folder["tool"], BringBackDeleted = true });
        Assert.AreEqual("MARK = 'two'\n", File.ReadAllText(folder["tool/app.py"]));
    }

    private static UnpackOptions Options(TemporaryFolder folder) => new() { Folder = folder["tool"] };

    private static void Write(TemporaryFolder folder, string mark) =>
        new PexFixture().Add("app.py", $"MARK = '{mark}'\n").WithEntryPoint("app").WriteTo(folder["tool.pex"]);

    private static void Unpack(TemporaryFolder folder, UnpackOptions options)
    {
        using var pex = PexFile.Open(folder["tool.pex"]);
        PexUnpacker.Unpack(PexUnpacker.Plan(pex, options), CancellationToken.None);
    }

    private static bool IsUnpacked(TemporaryFolder folder, UnpackOptions options)
    {
        using var pex = PexFile.Open(folder["tool.pex"]);
        return PexUnpacker.IsUnpacked(PexUnpacker.Plan(pex, options));
    }
}
