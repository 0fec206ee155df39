using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
public sealed class AtomicFileTests
{
    [TestMethod]
    public void The_old_content_is_there_until_the_new_is_whole()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "old");
        using (var file = AtomicFile.Create(folder["file"]))
        {
            file.Stream.Write("new"u8);
            Assert.AreEqual("old", File.ReadAllText(folder["file"]));
            Assert.IsTrue(file.Commit());
        }

        AssertOnly(folder, "file");
        Assert.AreEqual("new", File.ReadAllText(folder["file"]));
    }

    [TestMethod]
    public void What_fails_leaves_the_old_content_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "old");

        Assert.ThrowsExactly<IOException>(() => AtomicFile.Write(folder["file"], stream =>
        {
            stream.Write(new byte[200_000]);
            throw new IOException("The disk is full.");
        }));

        AssertOnly(folder, "file");
        Assert.AreEqual("old", File.ReadAllText(folder["file"]));
    }

    [TestMethod]
    public void A_file_that_is_not_to_be_replaced_stays()
    {
        using var folder = new TemporaryFolder();
        using (var file = AtomicFile.Create(folder["file"]))
        {
            File.WriteAllText(folder["file"], "somebody's");
            Assert.IsFalse(file.Commit(overwrite: false));
        }

        AssertOnly(folder, "file");
        Assert.AreEqual("somebody's", File.ReadAllText(folder["file"]));
    }

    [TestMethod]
    public void Folders_that_were_made_for_it_go_with_it()
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Create(folder["a/b/file"], makesFolders: true).Dispose();
        AssertOnly(folder);

        using (var file = AtomicFile.Create(folder["a/b/file"], makesFolders: true))
            file.Commit();
        Assert.IsTrue(File.Exists(folder["a/b/file"]));
    }

    [TestMethod]
    public void A_folder_that_is_missing_is_an_error_at_once()
    {
        using var folder = new TemporaryFolder();
        var waited = Stopwatch.StartNew();
        Assert.ThrowsExactly<DirectoryNotFoundException>(() => AtomicFile.Write(folder["missing/file"], stream => stream.WriteByte(1)));
        Assert.IsLessThan(Retry.Patience, waited.Elapsed);
        AssertOnly(folder);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    [DataRow(true, UnixFileMode.UserExecute)]
    [DataRow(false, UnixFileMode.None)]
    [DataRow(null, UnixFileMode.None)]
    public void It_has_the_mode_that_was_asked_for(bool? isExecutable, UnixFileMode execute)
    {
        using var folder = new TemporaryFolder();
        AtomicFile.Write(folder["file"], stream => stream.WriteByte(1), isExecutable);
        File.WriteAllText(folder["other"], "");

        Assert.AreEqual(execute, File.GetUnixFileMode(folder["file"]) & UnixFileMode.UserExecute);
        if (isExecutable is null)
            Assert.AreEqual(File.GetUnixFileMode(folder["other"]), File.GetUnixFileMode(folder["file"]));
    }

    [TestMethod]
    public void What_a_killed_process_left_is_removed_and_what_one_at_work_writes_is_not()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder[".file.pexbuild-0123"], "half");
        File.WriteAllText(folder[".file.txt.pexbuild-0123"], "of another file");
        using (var busy = AtomicFile.Create(folder["file"]))
        {
            AtomicFile.Write(folder["file"], stream => stream.Write("second"u8));
            busy.Stream.Write("first"u8);
            busy.Commit();
        }

        AssertOnly(folder, ".file.txt.pexbuild-0123", "file");
        Assert.AreEqual("first", File.ReadAllText(folder["file"]));
    }

    [TestMethod]
    public void A_name_may_be_as_long_as_a_name_can_be()
    {
        using var folder = new TemporaryFolder();
        var name = new string('n', 255);
        AtomicFile.Write(folder[name], stream => stream.WriteByte(1));
        AssertOnly(folder, name);
    }

    [TestMethod]
    public void However_many_write_one_file_whoever_reads_it_finds_it_whole()
    {
        using var folder = new TemporaryFolder();
        var contents = Enumerable.Range(0, 4).Select(writer => new string((char)('a' + writer), 20_000)).ToArray();
        File.WriteAllText(folder["file"], contents[0]);
        var reads = 0;
        Workers.Run(contents.Length + 1, number =>
        {
            for (var turn = 0; turn < 100; turn++)
            {
                if (number < contents.Length)
                    AtomicFile.Write(folder["file"], stream => stream.Write(Encoding.ASCII.GetBytes(contents[number])));
                else if (Array.IndexOf(contents, File.ReadAllText(folder["file"])) >= 0)
                    reads++;
            }
        });

        Assert.AreEqual(100, reads);
        AssertOnly(folder, "file");
    }

    [TestMethod]
    public void Folders_that_others_take_back_are_made_again()
    {
        using var folder = new TemporaryFolder();
        Workers.Run(4, number =>
        {
            for (var turn = 0; turn < 200; turn++)
            {
                using var file = AtomicFile.Create(folder["a/b/" + number], makesFolders: true);
                if (turn == 199)
                    file.Commit();
            }
        });

        Assert.HasCount(4, Directory.GetFiles(folder["a/b"]));
    }

    private static void AssertOnly(TemporaryFolder folder, params string[] names) =>
        Assert.AreSequenceEqual(names, Directory.GetFileSystemEntries(folder.Path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal));
}
