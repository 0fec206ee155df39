using System.Runtime.Versioning;
using PexBuild.Diagnostics;
using PexBuild.Testing;

namespace PexBuild.Running;

/// <summary>What <see cref="PythonDiscoveryTests"/> cannot see: shims, installations, and what is said when there is none.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class PythonLocatorTests
{
    [TestMethod]
    public void Find_passes_over_a_file_that_is_not_executable_and_one_that_is_no_program()
    {
        using var pythons = new FakePythons();
        File.SetUnixFileMode(pythons.Add("first/python3"), UnixFileMode.UserRead);
        File.WriteAllText(pythons.Add("first/python"), "");
        var expected = pythons.Add("second/python2");

        Assert.AreEqual(expected, PythonLocator.Find(null, pythons.Options()).Path);
    }

    [TestMethod]
    public void Find_names_the_interpreter_behind_a_shim()
    {
        using var pythons = new FakePythons();
        var real = pythons.Add("real/python3.9");
        pythons.Add("first/python3", executable: real);

        Assert.AreEqual(real, PythonLocator.Find(null, pythons.Options()).Path);
    }

    [TestMethod]
    public void Find_asks_a_shim_again_but_an_interpreter_only_once()
    {
        using var pythons = new FakePythons();
        pythons.Add("first/python3", executable: pythons.Add("real/python3.9"));
        PythonLocator.Find(null, pythons.Options());
        PythonLocator.Find(null, pythons.Options());
        Assert.HasCount(2, pythons.Starts);

        pythons.Add("first/python");
        PythonLocator.Find(null, pythons.Options("python"));
        PythonLocator.Find(null, pythons.Options("python"));
        Assert.ContainsSingle(name => name == "first/python", pythons.Starts);
    }

    [TestMethod]
    [DataRow("#!/usr/bin/env ../python\n")]
    [DataRow("#!/usr/bin/env python3.8;reboot\n")]
    [DataRow("#!/bin/sh\n")]
    [DataRow("#!\n")]
    [DataRow("python3.8\n")]
    [DataRow("")]
    public void A_shebang_that_is_no_plain_name_of_a_Python_does_not_count(string entryScript)
    {
        using var pythons = new FakePythons();
        var expected = pythons.Add("first/python3");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["__main__.py"], entryScript);

        Assert.IsNull(PythonLocator.ShebangPython(folder.Path));
        Assert.AreEqual(expected, PythonLocator.Find(folder.Path, pythons.Options()).Path);
    }

    [TestMethod]
    public void Find_obeys_the_option_then_PEX_PYTHON_then_PEX_PYTHON_PATH()
    {
        using var pythons = new FakePythons();
        pythons.Add("first/python3");
        var (option, variable, listed) = (pythons.Add("a/one"), pythons.Add("b/two"), pythons.Add("b/python3.7"));
        (string, string)[] environment = [("PEX_PYTHON", "two"), ("PEX_PYTHON_PATH", pythons["nothing-here"] + ":" + pythons["b"])];

        Assert.AreEqual(option, PythonLocator.Find(null, pythons.Options(option, environment)).Path);
        Assert.AreEqual(variable, PythonLocator.Find(null, pythons.Options(null, environment)).Path);
        Assert.AreEqual(listed, PythonLocator.Find(null, pythons.Options(null, environment[1])).Path);
    }

    [TestMethod]
    [DataRow("bin/python3")]
    [DataRow("python")]
    [DataRow("tools/python")]
    public void Find_takes_a_folder_that_was_asked_for_as_an_installation(string name)
    {
        using var pythons = new FakePythons();
        pythons.Add("first/python3");
        var expected = pythons.Add("env/" + name);

        Assert.AreEqual(expected, PythonLocator.Find(null, pythons.Options(pythons["env"])).Path);
        Assert.AreEqual(expected, PythonLocator.Find(null, pythons.Options(more: ("PEX_PYTHON", pythons["env"]))).Path);
    }

    [TestMethod]
    public void Find_takes_no_other_than_the_one_that_was_asked_for()
    {
        using var pythons = new FakePythons();
        pythons.Add("first/python3");
        pythons.Add("first/broken", status: 127);

        var missing = Assert.ThrowsExactly<PexException>(() => PythonLocator.Find(null, pythons.Options("python9.9"))).Diagnostic;
        var broken = Assert.ThrowsExactly<PexException>(() => PythonLocator.Find(null, pythons.Options(null, ("PEX_PYTHON", "broken")))).Diagnostic;
        var elsewhere = Assert.ThrowsExactly<PexException>(
            () => PythonLocator.Find(null, pythons.Options(null, ("PEX_PYTHON_PATH", "/nothing-here")))).Diagnostic;

        Assert.StartsWith("--python : error PEX3003: The requested Python, 'python9.9', was not found. The program was not started.", missing.ToString());
        Assert.StartsWith(
            "PEX_PYTHON : error PEX3003: The requested Python, 'broken', does not start: exit status 127: pyenv: first/broken: command not found.",
            broken.ToString());
        Assert.StartsWith("PEX_PYTHON_PATH : error PEX3003: The requested Python, '/nothing-here', was not found.", elsewhere.ToString());
    }

    [TestMethod]
    public void Find_names_all_that_it_tried()
    {
        using var pythons = new FakePythons();
        var (one, two) = (pythons.Add("first/python3", status: 127), pythons.Add("second/python2.7", status: 1));

        var error = Assert.ThrowsExactly<PexException>(() => PythonLocator.Find(null, pythons.Options())).Diagnostic;

        Assert.AreEqual("PEX3001", error.Code.Id);
        Assert.Contains($"{one} (exit status 127: pyenv: first/python3: command not found); {two} (exit status 1: pyenv", error.Message);
    }

    [TestMethod]
    public void Find_says_so_when_there_is_nothing_to_try()
    {
        using var pythons = new FakePythons();

        var error = Assert.ThrowsExactly<PexException>(() => PythonLocator.Find(null, pythons.Options())).Diagnostic;

        Assert.Contains("nothing named python is on PATH", error.Message);
    }
}
