using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

/// <summary>
/// The launcher for POSIX shells. <see cref="Running.PythonDiscoveryTests"/> runs that for PowerShell as well; the one for cmd needs Windows.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class LauncherTests
{
    private static readonly string[] s_shells = ["/bin/sh", "/bin/bash", "/bin/dash", "/bin/busybox"];

    [TestMethod]
    public void Every_argument_arrives_and_the_status_comes_back_from_every_shell()
    {
        using var pex = Program();
        foreach (var shell in s_shells.Where(File.Exists))
        {
            string[] head = shell.EndsWith("busybox", StringComparison.Ordinal) ? ["sh"] : [];
            var result = pex.RunWith(shell, [.. head, Launcher(pex), "a b", "", "*", "c\n", "\\n", "$HOME", "'\""]).AssertExitCode(3);
            Assert.AreEqual("['a b', '', '*', 'c\\n', '\\\\n', '$HOME', '\\'\"']\n", result.Output, shell);
        }
    }

    [TestMethod]
    public void It_finds_its_folder_through_links_that_lead_to_links()
    {
        using var pex = Program();
        Directory.CreateDirectory(pex.Beside("some where/-x"));
        File.CreateSymbolicLink(pex.Beside("first"), Launcher(pex));
        File.CreateSymbolicLink(pex.Beside("some where/-x/second"), "../../first");
        Directory.CreateSymbolicLink(pex.Beside("folder"), pex.Folder);

        pex.RunWith(pex.Beside("some where/-x/second"), []).AssertExitCode(3);
        pex.RunWith(pex.Beside("folder/bin/tool"), []).AssertExitCode(3);
        pex.RunWith("/bin/sh", ["tool/bin/tool"]).AssertExitCode(3);
        pex.With("PATH", pex.Beside("tool/bin") + ":" + pex.Beside("bin")).RunWith("/bin/sh", ["-c", "tool"]).AssertExitCode(3);
    }

    [TestMethod]
    public void A_folder_with_an_odd_name_is_no_trouble()
    {
        using var pex = Program();
        Directory.Move(pex.Folder, pex.Beside("sp ace 'ünï' $x\n"));

        pex.RunWith(pex.Beside("sp ace 'ünï' $x\n/bin/tool"), []).AssertExitCode(3);
    }

    [TestMethod]
    public void The_Python_of_the_first_line_comes_first_and_nothing_but_a_name_is_taken_from_there()
    {
        using var pex = Program("'%d.%d' % sys.version_info[:2]");
        File.CreateSymbolicLink(pex.Beside("bin/python3.8"), Pythons.Require("3.8"));
        pex["__main__.py"] = "#!/usr/bin/env python3.8\n" + pex["__main__.py"];
        Assert.AreEqual("3.8\n", pex.RunWith(Launcher(pex), []).Output);

        pex["__main__.py"] = "#!/bin/env $(touch${IFS}" + pex.Beside("created") + ")\n" + pex["__main__.py"];
        Assert.AreEqual("3.11\n", pex.RunWith(Launcher(pex), []).Output);
        Assert.IsFalse(File.Exists(pex.Beside("created")));
    }

    [TestMethod]
    public void A_Python_that_does_not_start_is_passed_over()
    {
        using var pex = Program();
        foreach (var name in new[] { "python3.13", "python" })
        {
            File.WriteAllText(pex.Beside("bin/" + name), "#!/bin/sh\nexit 127\n");
            FixtureFile.MakeExecutable(pex.Beside("bin/" + name));
        }

        pex.RunWith(Launcher(pex), []).AssertExitCode(3);
    }

    [TestMethod]
    public void Without_a_Python_one_line_says_so()
    {
        using var pex = Program();
        File.Delete(pex.Beside("bin/python3"));

        var result = pex.RunWith(Launcher(pex), []).AssertExitCode(127);
        Assert.StartsWith("tool : error PEX3001: ", result.Error);
        UnpackedPex.AssertOneLine(result.Error);
    }

    [TestMethod]
    public void The_Python_that_is_asked_for_is_taken()
    {
        using var pex = Program("'%d.%d' % sys.version_info[:2]").With("PEX_PYTHON", Pythons.Require("3.8"));

        Assert.AreEqual("3.8\n", pex.RunWith(Launcher(pex), []).Output);
    }

    private static string Launcher(UnpackedPex pex) => Path.Combine(pex.Folder, "bin/tool");

    /// <summary>A program that prints something and ends with 3, on a PATH with one Python and the few tools a launcher may use.</summary>
    private static UnpackedPex Program(string expression = "sys.argv[1:]")
    {
        var pex = new UnpackedPex(
            new PexFixture().Add("app.py", $"import sys\ndef main():\n    print({expression})\n    return 3\n").WithEntryPoint("app:main"));
        Directory.CreateDirectory(pex.Beside("bin"));
        File.CreateSymbolicLink(pex.Beside("bin/python3"), Pythons.Require(UnpackedPex.Common));
        foreach (var tool in new[] { "sh", "ls", "readlink", "env" })
            File.CreateSymbolicLink(pex.Beside("bin/" + tool), File.Exists("/bin/" + tool) ? "/bin/" + tool : "/usr/bin/" + tool);
        return pex.With("PATH", pex.Beside("bin"));
    }
}
