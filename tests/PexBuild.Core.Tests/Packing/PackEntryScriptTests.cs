using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

[TestClass]
public sealed class PackEntryScriptTests
{
    [TestMethod]
    public void What_the_last_line_of_the_entry_script_says_is_the_entry_point()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.EditLine("__main__.py", "run(\"greet.cli:main\")", "run( 'greet.cli:other' )  # another one");

        var plan = sample.Pack();

        Assert.Contains("entry_point", plan.Changes);
        using var packed = PexFile.Open(sample.Packed);
        Assert.AreEqual("greet.cli:other", packed.EntryPoint.Text);
        Assert.DoesNotContain("_pexbuild", PackSample.Text(packed, "__main__.py"));
    }

    [TestMethod]
    [DataRow("run_script(\"greet-script\")", "Script", "greet-script")]
    [DataRow("run_interpreter()", "None", "")]
    [DataRow("run(\"userapp\")", "Module", "userapp")]
    public void Another_kind_of_start_takes_the_place_of_the_entry_point(string call, string kind, string text)
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.EditLine("__main__.py", "run(\"greet.cli:main\")", call).Pack();

        using var packed = PexFile.Open(sample.Packed);
        Assert.AreEqual(kind, packed.EntryPoint.Kind.ToString());
        Assert.AreEqual(text, packed.EntryPoint.Text);
    }

    [TestMethod]
    public void The_entry_point_that_was_chosen_when_unpacking_stays()
    {
        using var sample = new PackSample(PackSample.Fixture(), new UnpackOptions { EntryPoint = "greet.cli:other" });
        sample.Pack();

        using var packed = PexFile.Open(sample.Packed);
        Assert.AreEqual("greet.cli:other", packed.EntryPoint.Text);
    }

    [TestMethod]
    public void An_entry_point_edited_in_PEX_INFO_is_taken_when_the_line_was_not_touched()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.EditLine("PEX-INFO", "greet.cli:main", "greet.cli:other").Pack();

        using var packed = PexFile.Open(sample.Packed);
        Assert.AreEqual("greet.cli:other", packed.EntryPoint.Text);
        sample.AssertSound();
    }

    [TestMethod]
    [DataRow("    os.environ['X'] = '1'\n")]
    [DataRow("print('more')\n")]
    public void Other_code_in_the_entry_script_is_refused(string code)
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit("__main__.py", sample.Read("__main__.py") + code);

        PackSample.AssertRefused("PEX2063", sample, null);
    }

    [TestMethod]
    public void Comments_in_the_entry_script_are_nothing_to_refuse()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit("__main__.py", sample.Read("__main__.py") + "\n# a note\n").Pack();

        sample.AssertSound();
    }

    [TestMethod]
    public void A_preamble_is_kept_and_may_be_edited()
    {
        using var sample = new PackSample(PackSample.Fixture().WithPreamble("import sys\nsys.preamble = 'first'\n"));
        sample.EditLine(".pexbuild/preamble.py", "first", "second");

        var plan = sample.Pack();

        using var packed = PexFile.Open(sample.Packed);
        Assert.Contains("sys.preamble = 'second'", PackSample.Text(packed, "__main__.py"));
        Assert.DoesNotContain("first", PackSample.Text(packed, "__main__.py"));
        Assert.Contains("pex_hash", plan.Changes, "an installed copy has the first one");
        sample.AssertSound();
    }
}
