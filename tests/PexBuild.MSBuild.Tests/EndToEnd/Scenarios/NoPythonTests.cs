using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

[TestClass]
public sealed class NoPythonTests
{
    [TestMethod]
    public void Without_any_Python_a_project_builds_publishes_and_cleans_and_only_running_fails_with_a_code()
    {
        var sample = Sample.Program(rest: """
            <Target Name="Generate" DependsOnTargets="UnpackPex">
              <RunPex Pex="@(UnpackedPex)" />
            </Target>
            """);
        Directory.CreateDirectory(sample["home"]);
        KeyValuePair<string, string?>[] bare =
        [
            new("PATH", sample["home"]), new("HOME", sample["home"]), new("PYENV_ROOT", null), new("PEX_PYTHON", null), new("PEX_PYTHON_PATH", null),
            new("XDG_CACHE_HOME", sample["home/cache"]),
            new("DOTNET_CLI_HOME", sample["home"]), new("DOTNET_ROOT", null), new("DOTNET_GENERATE_ASPNET_CERTIFICATE", "false"),
            new("DOTNET_ADD_GLOBAL_TOOLS_TO_PATH", "false"),
        ];

        Run("build").AssertSuccess();
        Run("publish", "--no-restore", "-o", "out").AssertSuccess();
        IncrementalTests.AssertSameFiles(sample["obj/Release/net10.0/pex/greet"], sample["out/greet"]);

        foreach (var target in new[] { "RunPex", "Generate" })
        {
            var run = Run("msbuild", "-t:" + target).AssertExitCode(1);
            Assert.MatchesRegex(": error PEX3[0-9]{3}: .*Python", run.Output, run.ToString());
            Assert.DoesNotContain("   at PexBuild", run.Output, "A stack trace");
        }

        Run("clean").AssertSuccess();
        Assert.IsFalse(Directory.Exists(sample.Copy));

        ProcessResult Run(params string[] arguments) => Lab.Dotnet([.. arguments, "-nodeReuse:false", "-nologo"], sample.Folder, bare);
    }
}
