using PexBuild.MSBuild.EndToEnd;

namespace PexBuild.MSBuild.Output;

[TestClass]
public sealed class OutputFolderTests
{
    [TestMethod]
    public void An_interrupted_first_copy_is_completed()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        // What a killed copying leaves: some files, no manifest, a record whose last line is cut short.
        File.Delete(Path.Combine(lab.Copy, ".pexbuild/manifest.json"));
        File.Delete(Path.Combine(lab.Copy, GreetPex.Words));
        File.Delete(lab.SeenFile);
        var record = File.ReadAllText(lab.CopyRecord);
        File.WriteAllText(lab.CopyRecord, record[..(record.Length / 2)]);
        File.WriteAllText(Path.Combine(lab.Copy, ".pexbuild/incoming-0"), "half a fi");

        Assert.IsTrue(lab.CopyToOutput());

        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(lab.Copy, ".pexbuild"), "incoming*"));
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    public void An_interrupted_update_is_no_edit()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        GreetPex.Write(lab.Pex, "new", extra: null);
        Assert.IsTrue(lab.Unpack());
        File.Copy(Path.Combine(lab.Unpacked, GreetPex.Words), Path.Combine(lab.Copy, GreetPex.Words), overwrite: true);
        File.SetLastWriteTimeUtc(Path.Combine(lab.Copy, GreetPex.Words), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.Delete(lab.CopyRecord);
        File.WriteAllText(Path.Combine(lab.Copy, ".pexbuild/incoming-0"), "half a fi");

        Assert.IsTrue(lab.CopyToOutput());

        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    public void A_cancelled_copy_fails_without_an_error_and_the_next_one_completes_it()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack());

        Assert.IsFalse(lab.CopyCancelled());

        Assert.IsFalse(File.Exists(Path.Combine(lab.Copy, ".pexbuild/manifest.json")));
        Assert.IsTrue(lab.CopyToOutput());
        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    public void A_file_that_could_not_be_copied_is_copied_by_the_next_build_and_is_no_edit()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        var words = Path.Combine(lab.Copy, GreetPex.Words);
        File.Move(words, lab.Pex + ".words");
        Directory.CreateDirectory(Path.Combine(words, "in the way"));
        GreetPex.Write(lab.Pex, "new");
        Assert.IsTrue(lab.Unpack());
        Assert.IsFalse(lab.CopyToOutput());
        Assert.HasCount(1, lab.Codes);

        Directory.Delete(words, recursive: true);
        File.Move(lab.Pex + ".words", words);
        Assert.IsTrue(lab.CopyToOutput());
        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);

        GreetPex.Write(lab.Pex, "newer");
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.HasCount(1, lab.Codes, string.Join(' ', lab.Codes));
    }

    [TestMethod]
    [DataRow(false, false, DisplayName = "before the file was in place")]
    [DataRow(true, false, DisplayName = "after the file was in place")]
    [DataRow(true, true, DisplayName = "after the manifest, which comes last, was in place")]
    public void A_build_that_was_killed_before_it_recorded_a_file_leaves_no_edit(bool isInPlace, bool isManifestInPlace)
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        var record = File.ReadAllText(lab.CopyRecord);
        var files = new[]
        {
            (Path: Path.Combine(lab.Copy, GreetPex.Words), IsInPlace: isInPlace),
            (Path: Path.Combine(lab.Copy, ".pexbuild/manifest.json"), IsInPlace: isManifestInPlace),
        };
        var contents = files.Select(file => (Bytes: File.ReadAllBytes(file.Path), Time: File.GetLastWriteTimeUtc(file.Path))).ToArray();
        GreetPex.Write(lab.Pex, "new");
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        lab.LeaveUnrecorded(record);
        for (var i = 0; i < files.Length; i++)
        {
            if (files[i].IsInPlace)
                continue;
            File.Move(files[i].Path, Path.Combine(lab.Copy, ".pexbuild/incoming-0"), overwrite: true);
            File.WriteAllBytes(files[i].Path, contents[i].Bytes);
            File.SetLastWriteTimeUtc(files[i].Path, contents[i].Time);
        }

        GreetPex.Write(lab.Pex, "newer");
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());

        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.IsEmpty(Directory.GetFiles(Path.Combine(lab.Copy, ".pexbuild"), "incoming*"));
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    public void An_edit_of_a_copied_edit_stays_and_needs_no_build()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        var words = Path.Combine(lab.Copy, GreetPex.Words);
        File.WriteAllText(Path.Combine(lab.Unpacked, GreetPex.Words), "WORD = 'edited'\n");
        Assert.IsTrue(lab.CopyToOutput());
        File.WriteAllText(words, "WORD = 'mine'\n");
        File.WriteAllText(Path.Combine(lab.Copy, "added.txt"), "");

        Assert.IsTrue(lab.CopyToOutput(question: true));
        Assert.IsTrue(lab.CopyToOutput());

        Assert.AreEqual("WORD = 'mine'\n", File.ReadAllText(words));
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Nothing_is_written_or_deleted_through_links()
    {
        using var lab = new TaskLab();
        using var elsewhere = new Testing.TemporaryFolder();
        File.WriteAllText(elsewhere["cli.py"], "mine");
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        Directory.Delete(Path.Combine(lab.Copy, "greet"), recursive: true);
        Directory.CreateSymbolicLink(Path.Combine(lab.Copy, "greet"), elsewhere.Path);

        Assert.IsFalse(lab.CopyToOutput());
        Assert.IsTrue(lab.Clean());

        Assert.AreEqual("PEX2003, PEX4007", string.Join(", ", lab.Codes));
        Assert.AreEqual("mine", File.ReadAllText(elsewhere["cli.py"]));

        Directory.Delete(lab.Copy, recursive: true);
        Directory.CreateSymbolicLink(lab.Copy, elsewhere.Path);
        Assert.IsTrue(lab.Unpack());
        Assert.IsFalse(lab.CopyToOutput());
        Assert.AreEqual("PEX2003", lab.Codes[^1]);
        Assert.AreEqual("cli.py", Path.GetFileName(Assert.ContainsSingle(Directory.GetFileSystemEntries(elsewhere.Path))));
    }

    [TestMethod]
    public void A_file_that_the_new_PEX_lacks_goes_with_what_Python_made_of_it_unless_it_was_edited()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        var more = Path.Combine(Path.GetDirectoryName(Path.Combine(lab.Copy, GreetPex.Words))!, "more");
        Directory.CreateDirectory(Path.Combine(more, "__pycache__"));
        File.WriteAllText(Path.Combine(more, "__pycache__/extra.cpython-311.pyc"), "compiled");
        GreetPex.Write(lab.Pex, extra: "other");
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        Assert.IsFalse(Directory.Exists(Path.Combine(more, "__pycache__")));
        Assert.IsFalse(File.Exists(Path.Combine(more, "extra.py")));

        File.WriteAllText(Path.Combine(more, "other.py"), "EDITED = True");
        GreetPex.Write(lab.Pex, extra: null);
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());

        Assert.AreEqual("EDITED = True", File.ReadAllText(Path.Combine(more, "other.py")));
    }

    [TestMethod]
    public void What_the_library_keeps_for_itself_is_neither_copied_nor_left_behind()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack());
        Directory.CreateDirectory(Path.Combine(lab.Unpacked, ".pexbuild/pristine/greet"));
        File.WriteAllText(Path.Combine(lab.Unpacked, ".pexbuild/pristine/greet/cli.py"), "pristine");
        File.WriteAllText(Path.Combine(lab.Unpacked, ".pexbuild/lock"), "");
        File.WriteAllText(Path.Combine(lab.Unpacked, "greet/cli.pyc"), "compiled by Python 2");

        Assert.IsTrue(lab.CopyToOutput());

        Assert.IsFalse(File.Exists(Path.Combine(lab.Copy, ".pexbuild/pristine/greet/cli.py")));
        Assert.IsFalse(File.Exists(Path.Combine(lab.Copy, ".pexbuild/lock")));
        Assert.IsFalse(File.Exists(Path.Combine(lab.Copy, "greet/cli.pyc")));
        Assert.IsTrue(File.Exists(Path.Combine(lab.Copy, ".pexbuild/startup.json")));
        Assert.IsTrue(lab.Clean());
        Assert.IsFalse(Directory.Exists(lab.Unpacked));
        Assert.IsFalse(Directory.Exists(lab.Copy));
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    public void Referring_projects_get_the_same_files_whether_they_were_copied_just_now_or_earlier()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack());
        File.WriteAllText(Path.Combine(lab.Unpacked, "greet/cli.pyc"), "compiled by Python 2");
        File.WriteAllText(Path.Combine(lab.Unpacked, "greet/mine.py"), "added");

        var copied = lab.CopyForOthers();
        var again = lab.CopyForOthers();

        Assert.Contains("greet/__main__.py", copied);
        Assert.Contains("greet/greet/mine.py", copied);
        Assert.DoesNotContain("greet/greet/cli.pyc", copied);
        Assert.AreSequenceEqual(copied.Order(StringComparer.Ordinal), again.Order(StringComparer.Ordinal));
    }

    [TestMethod]
    public void An_edit_made_after_the_copying_is_copied_by_the_next_build()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        File.AppendAllText(Path.Combine(lab.Unpacked, GreetPex.Words), "# edited");
        Assert.IsTrue(lab.CopyToOutput());
        Assert.EndsWith("# edited", File.ReadAllText(Path.Combine(lab.Copy, GreetPex.Words)));

        Directory.Delete(Path.Combine(lab.Copy, "greet"), recursive: true);
        Assert.IsTrue(lab.CopyToOutput());
        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.IsEmpty(lab.Codes);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_backslash_in_a_name_is_part_of_it()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack());
        File.WriteAllText(Path.Combine(lab.Unpacked, @"greet/a\b.txt"), "mine");

        Assert.IsTrue(lab.CopyToOutput());

        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(lab.Copy, @"greet/a\b.txt")));
    }

    [TestMethod]
    public void A_file_deleted_from_the_unpacked_folder_comes_back()
    {
        using var lab = new TaskLab();
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        File.Delete(Path.Combine(lab.Unpacked, GreetPex.Words));

        Assert.IsTrue(lab.CopyToOutput());
        Assert.IsTrue(File.Exists(Path.Combine(lab.Unpacked, GreetPex.Words)));

        File.Delete(Path.Combine(lab.Unpacked, GreetPex.Words));
        GreetPex.Write(lab.Pex, "new");
        Assert.IsTrue(lab.Unpack() && lab.CopyToOutput());
        IncrementalTests.AssertSameFiles(lab.Unpacked, lab.Copy);
        Assert.IsEmpty(lab.Codes);
    }
}
