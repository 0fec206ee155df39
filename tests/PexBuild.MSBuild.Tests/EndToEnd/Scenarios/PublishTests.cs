using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class PublishTests
{
    private const string Program = """
        using System.Diagnostics;
        using System.IO;

        var start = new ProcessStartInfo(Path.Combine(System.AppContext.BaseDirectory, "greet/bin/greet"), ["from C#"]);
        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
        """;

    [TestMethod]
    public void Published_output_has_the_folder_beside_the_program_and_none_where_the_item_says_so()
    {
        var sample = Sample.Program(
            "<UnpackPex Include=\"tools/greet.pex\" /><UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"inner/once\" CopyToOutputDirectory=\"Never\" "
                + "/><UnpackPex Include=\"tools/greet.pex\" OutputFolder=\"local\" CopyToPublishDirectory=\"Never\" />");

        var publish = sample.Dotnet("publish", "--output", "to here", "-check", "-warnaserror").AssertSuccess();

        Assert.DoesNotContain("BC0", publish.Output, "What BuildCheck found");
        IncrementalTests.AssertSameFiles(sample["obj/Release/net10.0/pex/greet"], sample["to here/greet"]);
        IncrementalTests.AssertSameFiles(sample["obj/Release/net10.0/pex/greet"], sample["to here/inner/once"]);
        Assert.IsFalse(Directory.Exists(sample["to here/local"]));
        IncrementalTests.AssertRuns(sample["bin/Release/net10.0/local"], "hello");
        Assert.IsFalse(Directory.Exists(sample["bin/Release/net10.0/inner"]));

        // Another PEX to the same place. The SDK leaves there what was published before, and Python would find the old distribution; what was added stays.
        sample.Write("to here/greet/mine.txt", "mine");
        new PexFixture().Add("greet.py", "import words\n\n\ndef main():\n    print(words.WORD)\n").WithEntryPoint("greet:main")
            .AddDistribution(new WheelFixture("words", "2.0").Add("words/__init__.py", "WORD = 'again'\n"))
            .WriteTo(sample["tools/greet.pex"]);
        sample.Dotnet("publish", "--no-restore", "--output", "to here").AssertSuccess();
        IncrementalTests.AssertRuns(sample["to here/greet"], "again");
        Assert.AreEqual("words-2.0-py2.py3-none-any.whl", Path.GetFileName(Assert.ContainsSingle(Directory.GetDirectories(sample["to here/greet/.deps"]))));
        File.Delete(sample["to here/greet/mine.txt"]);
        IncrementalTests.AssertSameFiles(sample["obj/Release/net10.0/pex/greet"], sample["to here/greet"]);

        // What was built is published without building again.
        sample.Dotnet("publish", "--no-build", "--output", "later").AssertSuccess();
        IncrementalTests.AssertSameFiles(sample["obj/Release/net10.0/pex/greet"], sample["later/greet"]);
    }

    [TestMethod]
    public void A_program_published_as_a_single_file_has_the_folder_beside_it_and_starts_it()
    {
        Pythons.Require3();
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("Skipped: the SDK brings the host of a single file for the system that it runs on, which this test knows for Linux.");
        var sample = Sample.Program();
        sample.Write("Program.cs", Program);

        // Without the analyzer and for the framework that is here, nothing has to be fetched.
        var publish = sample.Dotnet("publish", "--output", "out", "-p:PublishSingleFile=true", "-p:SelfContained=false", "-p:EnableSingleFileAnalyzer=false",
            "-p:DebugType=none", "-p:RuntimeIdentifier=" + System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);
        if (publish.Errors.Any(error => error.Code is "NU1101" or "NU1102"))
            Assert.Inconclusive("Skipped: the SDK here has no program host for " + System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier);
        publish.AssertSuccess();

        Assert.AreEqual("greet sample", string.Join(' ', Directory.GetFileSystemEntries(sample["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        var run = ProcessResult.Run(sample["out/sample"], [], environment: [new("DOTNET_ROOT", Path.GetDirectoryName(Environment.ProcessPath))]);
        Assert.Contains("[from C#]", run.AssertSuccess().Output);
    }
}
