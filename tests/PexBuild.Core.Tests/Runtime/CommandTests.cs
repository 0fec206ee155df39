using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

/// <summary>
/// The scripts of the distributions as commands on PATH, which a PEX built with <c>--venv prepend</c> or <c>append</c> has in its virtual
/// environment.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class CommandTests
{
    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Oldest)]
    [DataRow(UnpackedPex.Newest)]
    public void A_program_starts_the_scripts_of_its_distributions_by_name(string version)
    {
        using var pex = new UnpackedPex(Program("subprocess.call(['hello', 'x y', '']), subprocess.call(['plain']), sys.version_info[:2]", "prepend"));

        var lines = pex.Print(version).Split('\n');

        Assert.AreEqual($"hello ['x y', ''] {version}", lines[0]);
        Assert.AreEqual("plain plain " + version, lines[1]);
        Assert.AreEqual("3 0 " + version.Replace(".", " ", StringComparison.Ordinal), lines[2]);
    }

    [TestMethod]
    public void They_come_first_or_last_as_the_PEX_was_built()
    {
        const string Expression =
            "os.environ['PATH'].split(os.pathsep).index(os.path.join(os.path.dirname(os.path.abspath(__file__)), '.pexbuild', 'scripts')) == 0";
        using var first = new UnpackedPex(Program(Expression, "prepend"));
        using var last = new UnpackedPex(Program(Expression, "append"));

        Assert.AreEqual("True", first.Print(UnpackedPex.Common));
        Assert.AreEqual("False", last.Print(UnpackedPex.Common));
        Assert.AreEqual("True", last.With("PEX_VENV_BIN_PATH", "prepend").Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("false")]
    public void PATH_is_left_alone_otherwise(string? binPath)
    {
        using var pex = new UnpackedPex(Program("'.pexbuild' in os.environ['PATH'], [name for name in os.environ if 'UNPACKED' in name]", binPath));

        Assert.AreEqual("False []", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void A_PEX_that_makes_no_virtual_environment_has_no_commands()
    {
        using var pex = new UnpackedPex(Program("1", "prepend").WithInfo("venv", false));

        Assert.IsFalse(Directory.Exists(Path.Combine(pex.Folder, ".pexbuild/scripts")));
    }

    [TestMethod]
    public void Only_plain_names_become_commands()
    {
        var wheel = new WheelFixture("odd").Add("odd.py", "def main(): pass\n");
        foreach (var name in new[] { "good", "con", "$(touch x)", "-dash", "x.cmd", "a b", new string('n', 200) })
            wheel.AddConsoleScript(name, "odd:main");
        using var pex = new UnpackedPex(Program("1", "prepend").AddDistribution(wheel));

        Assert.AreSequenceEqual(["good", "good.cmd", "hello", "hello.cmd", "plain", "plain.cmd"],
            Directory.GetFileSystemEntries(Path.Combine(pex.Folder, ".pexbuild/scripts")).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    private static PexFixture Program(string expression, string? binPath)
    {
        var fixture = new PexFixture()
            .Add("app.py",
                $"import os, subprocess, sys\ndef main():\n    value = {expression}\n"
                + "    print(value if not isinstance(value, tuple) else "
                + "' '.join(' '.join(map(str, each)) if isinstance(each, tuple) else str(each) for each in value))\n")
            .AddDistribution(new WheelFixture("lib")
                .Add("lib.py",
                    "import os, sys\ndef main():\n    print('%s %s %d.%d' % ((os.path.basename(sys.argv[0]), sys.argv[1:]) + sys.version_info[:2]))\n"
                        + "    sys.stdout.flush()\n    return 3\n")
                .AddConsoleScript("hello", "lib:main")
                .AddScript("plain",
                    "#!python\nimport os, sys\nsys.stdout.write('plain %s %d.%d\\n' % ((os.path.basename(sys.argv[0]),) + sys.version_info[:2]))\n"))
            .WithInfoList("requirements", "lib")
            .WithInfo("venv", true)
            .WithEntryPoint("app:main");
        return binPath is null ? fixture : fixture.WithInfo("venv_bin_path", binPath);
    }
}
