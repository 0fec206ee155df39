using PexBuild.Diagnostics;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Running;

[TestClass]
public sealed class PythonFitTests
{
    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void A_folder_fits_if_there_is_any_Python_for_it_and_the_program_is_not_run_to_know()
    {
        var python = Pythons.Require3();
        using var folder = new TemporaryFolder();
        PexUnpackerTests.Unpack(folder, Fixture());

        Assert.IsNull(Obstacle(folder, python));
        Assert.IsFalse(File.Exists(folder["ran"]));

        PexUnpackerTests.Unpack(folder, Fixture().WithInfoList("interpreter_constraints", "CPython==2.3.*"));
        Assert.StartsWith("the Python asked for, " + python + ", cannot run this: ", Obstacle(folder, python)!.Message);
        Assert.StartsWith("no Python on this machine can run this: it needs CPython==2.3.*; found ", Obstacle(folder, null)!.Message);

        Assert.StartsWith("The requested Python, './none', was not found.", Obstacle(folder, "./none")!.Message);
    }

    private static PexFixture Fixture() => new PexFixture().Add("app.py", "open('ran', 'w').close()\n").WithEntryPoint("app");

    private PexDiagnostic? Obstacle(TemporaryFolder folder, string? python) =>
        PexRunner.FindObstacle(folder["tool"],
            new RunOptions
            {
                Python = python,
                WorkingDirectory = folder.Path,
                Environment = new Dictionary<string,
                string> { ["XDG_CACHE_HOME"] = folder["cache"], ["PEX_PYTHON"] = "" },
            },
            TestContext.CancellationToken);
}
