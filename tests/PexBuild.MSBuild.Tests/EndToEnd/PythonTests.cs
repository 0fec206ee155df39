namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class PythonTests
{
    [TestMethod]
    public void Dotnet_run_starts_the_PEX_that_the_project_names()
    {
        var sample = Sample.Program(rest: "<PropertyGroup><PexRunItem>greet</PexRunItem></PropertyGroup>", name: "sam ple");

        var run = Lab.Dotnet(["run", "-p:NuGetAudit=false", "--", "two words", "--x"], sample.Folder).AssertSuccess();

        Assert.AreEqual("hello|[two words]|[--x]", string.Join('|', run.Output.Split('\n').Where(line => line is "hello" or ['[', ..])));
        Assert.AreEqual(3, Lab.Dotnet(["run", "--no-build", "--", "--status", "3"], sample.Folder).ExitCode);
        Assert.Contains("PEX4006", Lab.Dotnet(["run", "--no-build", "-p:PexRunItem=other"], sample.Folder).Output);
    }

    [TestMethod]
    public void A_missing_Python_is_what_the_project_wants_it_to_be_and_one_that_the_project_brings_is_taken()
    {
        var sample = Sample.Program();
        sample.Dotnet("restore").AssertSuccess();

        sample.Dotnet("msbuild", "-t:UnpackPex", "-p:PexPythonExecutable=./none").AssertSuccess();
        sample.Dotnet("msbuild", "-t:UnpackPex", "-p:PexMissingPython=error").AssertSuccess();
        var warning = sample.Dotnet("msbuild", "-t:UnpackPex", "-p:PexPythonExecutable=./none", "-p:PexMissingPython=warning").AssertSuccessWithWarnings()
            .SingleWarning("PEX4010");
        Assert.AreEqual(sample["tools/greet.pex"], warning.File);
        Assert.StartsWith("No Python on this machine can run greet.pex: The requested Python, '" + sample["none"] + "', was not found.", warning.Text);
        sample.Dotnet("msbuild", "-t:UnpackPex", "-p:PexPythonExecutable=./none", "-p:PexMissingPython=Error").SingleError("PEX4010");
        sample.Dotnet("msbuild", "-t:UnpackPex", "-p:PexMissingPython=sometimes").SingleError("PEX4004");

        Assert.Contains(sample["none/tools"], sample.Dotnet("msbuild", "-t:RunPex", "-p:Pkgpython=" + sample["none"]).SingleError("PEX3003").Text,
            "NuGet's package");
        Assert.Contains(sample["home"], sample.Dotnet("msbuild", "-t:RunPex", "-p:PythonHome=" + sample["home"]).SingleError("PEX3003").Text,
            "What its props set");
        Directory.CreateDirectory(sample[".venv"]);
        var empty = sample.Dotnet("msbuild", "-t:RunPex", "-p:PexPythonExecutable=.venv").SingleError("PEX3003");
        Assert.Contains(sample[".venv"], empty.Text);
        Assert.AreEqual("PexPythonExecutable", empty.File);
    }

    [TestMethod]
    public void How_much_is_logged_is_the_projects_choice()
    {
        var sample = Sample.Program();
        sample.Dotnet("restore").AssertSuccess();

        foreach (var (verbosity, expected) in new[] { ("quiet", "Low"), ("normal", "Normal"), ("detailed", "High"), ("diagnostic", "High") })
        {
            File.SetLastWriteTimeUtc(sample["tools/greet.pex"], DateTime.UtcNow);
            var output = sample.Dotnet("msbuild", "-t:CleanUnpackedPex;UnpackPex", "-p:PexUnpackVerbosity=" + verbosity,
                "-v:" + (expected == "High" ? "minimal" : expected == "Normal" ? "normal" : "detailed")).AssertSuccess().Output;
            Assert.Contains("greet.pex -> ", output, verbosity);
            if (expected != "High")
                Assert.DoesNotContain("greet.pex -> ",
                    sample.Dotnet("msbuild", "-t:CleanUnpackedPex;UnpackPex", "-p:PexUnpackVerbosity=" + verbosity,
                        "-v:" + (expected == "Normal" ? "minimal" : "normal")).AssertSuccess().Output,
                    verbosity);
        }

        sample.Dotnet("msbuild", "-t:CleanUnpackedPex;UnpackPex", "-p:PexUnpackVerbosity=loud").SingleError("PEX4004");
        Assert.IsFalse(Directory.Exists(sample.Unpacked));
    }
}
