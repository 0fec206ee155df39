namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class RunTests
{
    [TestMethod]
    public void The_launch_target_works_from_a_clean_checkout_and_fails_with_the_programs_status()
    {
        var sample = Sample.Program();

        var run = sample.Dotnet("build", "-t:RunPex", "-p:Pex=greet",
            "-p:PexArguments=--name 'two words' back\\\\slash a\\ b %24HOME @(Compile) %25(x) 100%2541 %3B '' é").AssertSuccess();

        AssertLines(run, "hello", sample.Folder, "[--name]", "[two words]", "[back\\slash]", "[a b]", "[$HOME]", "[@(Compile)]", "[%(x)]", "[100%41]", "[;]",
            "[]", "[é]");
        Assert.IsFalse(Directory.Exists(sample.Output), "Nothing is built");

        // MSBuild's terminal logger hides messages, whatever their importance.
        Assert.Contains("hello", sample.Dotnet("build", "--no-restore", "-t:RunPex", "-tl:on").AssertSuccess().Output);

        var failing = sample.Dotnet("build", "--no-restore", "-t:RunPex", "-p:PexArguments=--status 3").SingleError("PEX3010");
        Assert.Contains("exit status 3", failing.Text);

        var nobody = sample.Dotnet("build", "--no-restore", "-t:RunPex", "-p:Pex=nobody").SingleError("PEX4006");
        Assert.Contains("greet", nobody.Text);
    }

    [TestMethod]
    public void The_variable_that_every_PEX_sets_for_what_it_starts_chooses_nothing()
    {
        var sample = Sample.Program();
        GreetPex.Write(sample["other.pex"], "other");
        var fromPex = new Dictionary<string, string?> { ["PEX"] = sample["other.pex"] };

        var run = Lab.Dotnet(["build", "-t:RunPex", "-nodeReuse:false"], sample.Folder, fromPex).AssertSuccess();
        Assert.Contains("hello", run.Output);

        var asked = Lab.Dotnet(["build", "-t:RunPex", "-nodeReuse:false", "-p:Pex=" + sample["other.pex"]], sample.Folder, fromPex).AssertSuccess();
        Assert.Contains("other", asked.Output);
        Assert.DoesNotContain("hello", asked.Output);
    }

    [TestMethod]
    public void The_task_gives_status_and_output_to_targets_and_code_can_be_generated_before_compiling()
    {
        var sample = Sample.Program(rest: """
            <ItemGroup>
              <Argument Include="two words" />
              <Argument Include="%24(literal)" />
              <Argument Include="%5Cd+" />
              <Argument Include="%2A.none" />
            </ItemGroup>
            <Target Name="Generate" BeforeTargets="CoreCompile" DependsOnTargets="UnpackPex">
              <RunPex Pex="@(UnpackedPex)" Arguments="--a 'b c'" ArgumentItems="@(Argument)" ConsoleToMSBuild="true" WorkingDirectory="tools">
                <Output TaskParameter="ConsoleOutput" ItemName="Line" />
              </RunPex>
              <RunPex Pex="greet" UnpackedPex="@(UnpackedPex)" IgnoreExitCode="true" Arguments="--status 7" EnvironmentVariables="GREET=a b;OTHER=x">
                <Output TaskParameter="ExitCode" PropertyName="Status" />
              </RunPex>
              <PropertyGroup><Lines>@(Line, '|')</Lines></PropertyGroup>
              <WriteLinesToFile File="obj/Generated.cs" Lines="// $(Lines) status $(Status)" Overwrite="true" />
              <ItemGroup><Compile Include="obj/Generated.cs" /></ItemGroup>
            </Target>
            <Target Name="Bad" DependsOnTargets="UnpackPex">
              <RunPex Pex="@(UnpackedPex)" Arguments="--err" />
            </Target>
            <Target Name="File">
              <RunPex Pex="tools/greet.pex" Arguments="file" />
            </Target>
            <Target Name="Status" DependsOnTargets="UnpackPex">
              <RunPex Pex="@(UnpackedPex)" Arguments="--status 3" />
            </Target>
            """);

        sample.Dotnet("build").AssertSuccess();

        Assert.AreEqual($"// hello|{sample["tools"]}|[--a]|[b c]|[two words]|[$(literal)]|[\\d+]|[*.none] status 7",
            File.ReadAllText(sample["obj/Generated.cs"]).Trim());

        var bad = sample.Dotnet("msbuild", "-t:Bad").SingleError("X17");
        Assert.AreEqual("data.txt", bad.File);

        Assert.Contains("[file]", sample.Dotnet("msbuild", "-t:File").AssertSuccess().Output);

        var status = sample.Dotnet("msbuild", "-t:Status").SingleError("PEX3010");
        Assert.Contains("exit status 3", status.Text);
        Assert.AreEqual(sample.Unpacked, status.File);
    }

    [TestMethod]
    public void The_file_in_each_folder_runs_it_without_the_package()
    {
        var sample = Sample.Program(name: "it's 100% a;b @(c)");
        sample.Dotnet("msbuild", "-restore", "-t:UnpackPex").AssertSuccess();
        var project = Path.Combine(sample.Unpacked, ".pexbuild/RunPex.proj");

        var run = sample.Dotnet("msbuild", project, "-t:RunPex", "-v:m", "-p:PexArguments=--name 'two words' %3B").AssertSuccess();

        AssertLines(run, "hello", sample.Folder, "[--name]", "[two words]", "[;]");
        var broken = sample.Dotnet("msbuild", project, "-t:RunPex", "-p:PexArguments='open");
        broken.SingleError("PEX3010");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void That_file_runs_it_wherever_it_is_and_by_the_task_if_it_is_told_where_that_is()
    {
        var sample = Sample.Program();
        sample.Dotnet("msbuild", "-restore", "-t:UnpackPex").AssertSuccess();
        var moved = sample["100%41 a;b"];
        Directory.Move(sample.Unpacked, moved);
        var project = Path.Combine(moved, ".pexbuild/RunPex.proj");

        AssertLines(sample.Dotnet("msbuild", project, "-v:m", "-p:PexArguments='a b'").AssertSuccess(), "hello", sample.Folder, "[a b]");
        var inside = Testing.ProcessResult.Run("sh", ["-c", "cd \"$0\" && dotnet msbuild .pexbuild/RunPex.proj -nologo -v:m -nodeReuse:false", moved])
            .AssertSuccess();
        Assert.Contains("hello\n  " + moved + "\n", inside.Output);

        var task = "-p:PexBuildTaskAssembly=" + typeof(Tasks.RunPex).Assembly.Location;
        var byTask = sample.Dotnet("msbuild", project, "-v:m", "-p:PexArguments='a b' %3B", task).AssertSuccess();
        AssertLines(byTask, "hello", sample.Folder, "[a b]", "[;]");
        Assert.AreEqual(1, byTask.Runs("RunPex"));
        Assert.AreEqual(0, byTask.Runs("Exec"));
        var failing = sample.Dotnet("msbuild", project, "-p:PexArguments=--status 3", task).SingleError("PEX3010");
        Assert.Contains("exit status 3", failing.Text);
        Assert.AreEqual(moved, failing.File);
        sample.Dotnet("msbuild", project, "-p:PexPythonExecutable=/none/python", task).SingleError("PEX3003");
        sample.Write("bin/python", "#!/bin/sh\n[ \"$2\" = -S ] || echo mine\n");
        File.SetUnixFileMode(sample["bin/python"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Contains("mine", sample.Dotnet("msbuild", project, "-v:m", "-p:PexPythonExecutable=" + sample["bin/python"]).AssertSuccess().Output);
    }

    [TestMethod]
    public void Other_projects_and_programs_get_an_item_for_each_PEX()
    {
        var sample = Sample.Program();

        var result = Lab.Dotnet(["msbuild", "-restore", "-t:GetUnpackedPex", "-getTargetResult:GetUnpackedPex", "-nodeReuse:false"], sample.Folder)
            .AssertSuccess();

        var json = System.Text.Json.Nodes.JsonNode.Parse(result.Output)!["TargetResults"]!["GetUnpackedPex"]!;
        Assert.AreEqual("Success", (string?)json["Result"]);
        var item = Assert.ContainsSingle(json["Items"]!.AsArray())!;
        Assert.AreEqual(sample.Unpacked, (string?)item["Folder"]);
        Assert.AreEqual(Path.Combine(sample.Unpacked, "__main__.py"), (string?)item["EntryScript"]);
        Assert.AreEqual("greet.cli:main", (string?)item["EntryPoint"]);
        Assert.AreEqual(Path.Combine(sample.Unpacked, "bin/greet"), (string?)item["Launcher"]);
        Assert.AreEqual(Path.Combine(sample.Unpacked, ".pexbuild/manifest.json"), (string?)item["Manifest"]);
        Assert.AreEqual(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(sample["tools/greet.pex"]))),
            (string?)item["PexHash"]);
        IncrementalTests.AssertRuns(sample.Unpacked, "hello");
    }

    private static void AssertLines(BuildResult run, params string[] lines)
    {
        var printed = run.Output.Split('\n').Select(line => line.Trim()).ToArray();
        var start = Array.IndexOf(printed, lines[0]);
        Assert.IsGreaterThanOrEqualTo(0, start, run.ToString());
        Assert.AreEqual(string.Join('\n', lines), string.Join('\n', printed.Skip(start).Take(lines.Length)), run.ToString());
    }
}
