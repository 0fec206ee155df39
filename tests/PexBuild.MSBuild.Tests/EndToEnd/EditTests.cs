namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class EditTests
{
    private const string Edit = "WORD = 'edited'\n";

    [TestMethod]
    public void An_edit_in_the_intermediate_folder_reaches_the_output_and_outlives_builds_that_need_not_overwrite_it()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();
        File.WriteAllText(Path.Combine(sample.Unpacked, GreetPex.Words), Edit);
        File.WriteAllText(Path.Combine(sample.Unpacked, "added.py"), "ADDED = 1\n");

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample.Copy, "edited");
        Assert.IsTrue(File.Exists(Path.Combine(sample.Copy, "added.py")));

        File.SetLastWriteTimeUtc(sample["tools/greet.pex"], DateTime.UtcNow);
        Assert.AreEqual(1, sample.Dotnet("build", "--no-restore").AssertSuccess().Runs("UnpackPex"), "The time of the PEX is another, its content is not");
        IncrementalTests.AssertRuns(sample.Unpacked, "edited");

        GreetPex.Write(sample["tools/greet.pex"], "new");
        var error = sample.Dotnet("build", "--no-restore").SingleError("PEX2005");
        Assert.Contains(GreetPex.Words, error.Text);
        IncrementalTests.AssertRuns(sample.Unpacked, "edited");
        IncrementalTests.AssertRuns(sample.Copy, "edited");

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" OnEdits=\"keep\" />");
        sample.Dotnet("build", "--no-restore").SingleError("PEX2006");

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" OnEdits=\"overwrite\" />");
        var overwriting = sample.Dotnet("build", "--no-restore").AssertSuccessWithWarnings();
        overwriting.SingleWarning("PEX2007");
        IncrementalTests.AssertRuns(sample.Copy, "new");
        Assert.AreEqual(Edit, File.ReadAllText(Path.Combine(sample.Unpacked, ".pexbuild/saved/1", GreetPex.Words)));
        Assert.IsTrue(File.Exists(Path.Combine(sample.Copy, "added.py")));
    }

    [TestMethod]
    public void An_edit_in_the_output_folder_is_never_overwritten_unasked()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();
        File.WriteAllText(Path.Combine(sample.Copy, GreetPex.Words), Edit);

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample.Copy, "edited");

        // Without what is remembered of copying, contents are compared.
        foreach (var file in Directory.GetFiles(sample["obj/Debug/net10.0/pex.cache"]))
            File.Delete(file);
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample.Copy, "edited");

        GreetPex.Write(sample["tools/greet.pex"], "new");
        var error = sample.Dotnet("build", "--no-restore").SingleError("PEX2013");
        Assert.Contains(GreetPex.Words, error.Text);
        Assert.AreEqual(sample.Copy, error.File);
        IncrementalTests.AssertRuns(sample.Copy, "edited");

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" OnEdits=\"keep\" />");
        sample.Dotnet("build", "--no-restore").SingleError("PEX2013");
        IncrementalTests.AssertRuns(sample.Copy, "edited");

        sample.WriteProject("sample.csproj", "<UnpackPex Include=\"tools/greet.pex\" OnEdits=\"overwrite\" />");
        sample.Dotnet("build", "--no-restore").AssertSuccessWithWarnings().SingleWarning("PEX2007");
        IncrementalTests.AssertRuns(sample.Copy, "new");
        Assert.AreEqual(Edit, File.ReadAllText(Path.Combine(sample.Copy, ".pexbuild/saved/1", GreetPex.Words)));
    }

    [TestMethod]
    public void Output_directories_that_are_built_to_in_turn_are_told_apart()
    {
        var sample = Sample.Program();
        string[] outputs = ["one/", "other/"];
        foreach (var word in (string[])["first", "second", "third"])
        {
            foreach (var output in outputs)
            {
                sample.Dotnet("build", "-o", output).AssertSuccess();
                File.WriteAllText(Path.Combine(sample.Unpacked, GreetPex.Words), $"WORD = '{word} in {output}'\n");
                sample.Dotnet("build", "-o", output, "--no-restore").AssertSuccess();
                IncrementalTests.AssertRuns(sample[output + "greet"], $"{word} in {output}");
            }
        }

        sample.Dotnet("clean").AssertSuccessWithWarnings().SingleWarning("PEX4007");

        Assert.IsTrue(outputs.All(output => !Directory.Exists(sample[output + "greet"])));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex.cache"]));
    }

    [TestMethod]
    public void Cleaning_leaves_edits_and_additions_and_the_next_build_brings_back_the_rest()
    {
        var sample = Sample.Program();
        sample.Dotnet("build").AssertSuccess();
        File.WriteAllText(Path.Combine(sample.Copy, GreetPex.Words), Edit);
        File.WriteAllText(Path.Combine(sample.Copy, "mine.txt"), "mine");
        Directory.CreateDirectory(Path.Combine(sample.Copy, "greet/__pycache__"));
        File.WriteAllText(Path.Combine(sample.Copy, "greet/__pycache__/cli.cpython-311.pyc"), "compiled");

        var cleaning = sample.Dotnet("clean").AssertSuccessWithWarnings();

        var warning = cleaning.SingleWarning("PEX4007");
        Assert.Contains(GreetPex.Words, warning.Text);
        Assert.Contains("mine.txt", warning.Text);
        Assert.Contains("dotnet pex diff", warning.Text);
        Assert.AreEqual(
            $"{GreetPex.Words}, .pexbuild/manifest.json, mine.txt",
            string.Join(", ",
                Directory.GetFiles(sample.Copy, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(sample.Copy, file))
                    .Order(StringComparer.Ordinal)));
        Assert.IsEmpty(
            Directory.GetDirectories(sample.Copy, "*", SearchOption.AllDirectories).Where(folder => !Directory.EnumerateFileSystemEntries(folder).Any()));
        Assert.IsFalse(Directory.Exists(sample["obj/Debug/net10.0/pex"]));

        sample.Dotnet("build", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample.Copy, "edited");
        Assert.AreEqual("mine", File.ReadAllText(Path.Combine(sample.Copy, "mine.txt")));

        File.Delete(Path.Combine(sample.Copy, GreetPex.Words));
        File.Delete(Path.Combine(sample.Copy, "mine.txt"));
        File.WriteAllText(Path.Combine(sample.Unpacked, GreetPex.Words), Edit);
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        sample.Dotnet("clean").AssertSuccessWithWarnings().SingleWarning("PEX4007");
        Assert.IsFalse(Directory.Exists(sample.Copy), "The copy of an edit that stays is ours");
        sample.Dotnet("build", "--no-restore").AssertSuccess();
        IncrementalTests.AssertRuns(sample.Copy, "edited");
    }

    [TestMethod]
    public void A_folder_that_is_not_ours_is_left_alone()
    {
        var sample = Sample.Program();
        sample.Write("bin/Debug/net10.0/greet/precious.txt", "precious");

        var error = sample.Dotnet("build").SingleError("PEX2001");

        Assert.AreEqual(sample.Copy, error.File);
        Assert.AreEqual("precious.txt", Path.GetFileName(Assert.ContainsSingle(Directory.GetFileSystemEntries(sample.Copy))));
    }
}
