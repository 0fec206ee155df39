using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

/// <summary>A PEX without an entry point, and <c>PEX_INTERPRETER</c>: Python with the modules of the PEX.</summary>
[TestClass]
public sealed class InterpreterTests
{
    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    public void It_takes_a_command_as_python_does(string version)
    {
        using var pex = Library();

        Assert.AreEqual("['-c', 'a'] lib __main__",
            pex.Print(version, "-c", "import sys, lib; sys.stdout.write('%s %s %s' % (sys.argv, lib.__name__, __name__))", "a"));
    }

    [TestMethod]
    public void It_takes_a_module_a_file_and_standard_input_as_python_does()
    {
        using var pex = Library();
        File.WriteAllText(pex.Beside("file.py"), "import sys, lib\nprint(sys.argv, __file__)\nsys.exit(3)\n");
        var python = Pythons.Require(UnpackedPex.Common);

        Assert.AreEqual("['file.py', 'a'] file.py\n", pex.RunWith(python, [pex.Folder, "file.py", "a"]).AssertExitCode(3).Output);
        Assert.StartsWith("{",
            pex.RunWith(python, [pex.Folder, "-m", "json.tool", "--help"]).AssertSuccess().Output.Replace("usage", "{", StringComparison.Ordinal));
        var result = ProcessResult.Run(python, [pex.Folder, "-"], environment: pex.Environment, input: "import lib; print(lib.__name__)\n");
        Assert.AreEqual("lib\n", result.AssertSuccess().Output);
    }

    [TestMethod]
    public void Flags_before_the_command_are_for_Python()
    {
        using var pex = Library();

        Assert.AreEqual("['ignore'] ['-c', 'a']", pex.Print(UnpackedPex.Common, "-W", "ignore", "-c", "import sys; print(sys.warnoptions, sys.argv)", "a"));
    }

    [TestMethod]
    public void What_is_typed_is_run()
    {
        using var pex = Library();

        var result = ProcessResult.Run(Pythons.Require(UnpackedPex.Common), [pex.Folder], environment: pex.Environment,
            input: "import lib\nprint(lib.__name__)\n");
        Assert.AreEqual("lib\n", result.AssertSuccess().Output.Replace(">>> ", "", StringComparison.Ordinal));
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_one_line()
    {
        using var pex = Library();

        UnpackedPex.AssertProblem(pex.Run(UnpackedPex.Common, "nowhere.py"), "PEX3111", 1);
    }

    [TestMethod]
    public void Any_PEX_can_be_asked_to_be_one()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("'entry point'")).With("PEX_INTERPRETER", "1");

        Assert.AreEqual("app", pex.Print(UnpackedPex.Common, "-c", "import app; print(app.__name__)"));
    }

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    public void Another_PEX_lends_its_modules(string version)
    {
        using var other = new UnpackedPex(new PexFixture().Add("user_of_other.py", "").AddDistribution(new WheelFixture("otherlib").Add("otherlib.py", "")));
        using var pex = Library().With("PEX_PATH", other.Folder);
        Assert.AreEqual("otherlib", pex.Print(version, "-c", "import lib, otherlib, user_of_other; print(otherlib.__name__)"));

        pex.With("PEX_PATH", other.Beside("tool.pex"));
        Assert.AreEqual("otherlib", pex.Print(version, "-c", "import lib, otherlib, user_of_other; print(otherlib.__name__)"));
    }

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    [DataRow(UnpackedPex.Newest)]
    public void Another_program_may_import_from_the_folder(string version)
    {
        using var pex = Library();
        const string Code = "import sys; sys.path.insert(0, sys.argv[1]); import __pex__; from __pex__ import lib as alias; import lib; sys.stdout.write('%s "
            + "%s' % (alias is lib, [p for p in sys.path if '.pexbuild' in p]))";

        Assert.AreEqual("True []", pex.RunWith(Pythons.Require(version), ["-c", Code, pex.Folder]).AssertSuccess().Output);
    }

    private static UnpackedPex Library() => new(new PexFixture().AddDistribution(new WheelFixture("lib").Add("lib.py", "")));
}
