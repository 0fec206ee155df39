using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Runtime;

[TestClass]
public sealed class EnvironmentTests
{
    private const string PexVariables = "sorted(k for k in os.environ if k.startswith('PEX_') or 'PEXBUILD' in k)";

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Common)]
    public void PEX_variables_are_taken_away(string version)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(PexVariables)).With("PEX_FOO", "1").With("PEX_VERBOSE", "0");

        Assert.AreEqual("[]", pex.Print(version));
    }

    [TestMethod]
    public void PEX_variables_stay_when_PEX_INFO_says_so()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(PexVariables).WithInfo("strip_pex_env", false)).With("PEX_FOO", "1");

        Assert.AreEqual("['PEX_FOO']", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("2.1.39", "['PEX_FOO']")]
    [DataRow("2.1.40", "[]")]
    public void PEX_variables_stay_in_a_venv_up_to_2_1_39(string release, string seen)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing(PexVariables, PexEra.V2_1_24.As(release)).WithInfo("venv", true)).With("PEX_FOO", "1");

        Assert.AreEqual(seen, pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("2.1.50", false)]
    [DataRow("2.1.137", true)]
    [DataRow("2.105.2", true)]
    public void PEX_is_the_folder_from_2_1_53_on(string release, bool isSet)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("os.environ.get('PEX')", PexEra.All.Single(era => era.Version == release)));

        Assert.AreEqual(isSet ? pex.Folder : "None", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void A_variable_is_injected_unless_it_is_set()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("os.environ['ONE'], os.environ['TWO']")
            .WithInfo("inject_env", new System.Text.Json.Nodes.JsonObject { ["ONE"] = "injected", ["TWO"] = "injected" })).With("TWO", "mine");

        Assert.AreEqual("injected mine", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void Injected_arguments_come_first_and_may_name_variables()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("sys.argv[1:]").WithInfoList("inject_args", "--home={pex.env.PLACE}", "a b", "{pex.env.UNSET}"))
            .With("PLACE", "here");

        Assert.AreEqual("['--home=here', 'a b', '', 'mine']", pex.Print(UnpackedPex.Common, "mine"));
    }

    [TestMethod]
    [DataRow("2.1.50", true, "__main__.py")]
    [DataRow("2.1.50", false, "tool")]
    [DataRow("2.1.137", true, "tool")]
    public void The_programs_own_name_is_the_entry_script_of_a_venv_up_to_2_1_90(string release, bool isVenv, string name)
    {
        using var pex = new UnpackedPex(
            UnpackedPex.Printing("os.path.basename(sys.argv[0])", PexEra.All.Single(era => era.Version == release)).WithInfo("venv", isVenv));

        Assert.AreEqual(name, pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void A_resource_is_bound_to_a_variable()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("open(os.environ['DATA']).read()")
            .AddDistribution(new WheelFixture("lib").Add("lib/data.txt", "found"))
            .WithInfo("bind_resource_paths", new System.Text.Json.Nodes.JsonObject { ["DATA"] = "lib/data.txt" }));

        Assert.AreEqual("found", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("2.7")]
    [DataRow(UnpackedPex.Oldest)]
    [DataRow(UnpackedPex.Common)]
    public void Flags_for_Python_are_injected_by_one_restart_that_keeps_those_given_and_leaves_no_trace(string version)
    {
        using var pex = new UnpackedPex(
            UnpackedPex.Printing($"sys.warnoptions, sys.flags.optimize, sys.argv[1:], {PexVariables}").WithInfoList("inject_python_args", "-W", "ignore"));

        var result = pex.RunWith(Pythons.Require(version), ["-O", pex.Folder, "a b", "", "c\nd"]).AssertSuccess();
        Assert.AreEqual(version == "2.7" ? "(['ignore'], 1, ['a b', '', 'c\\nd'], [])\n" : "['ignore'] 1 ['a b', '', 'c\\nd'] []\n", result.Output);
    }

    [TestMethod]
    [DataRow("-c", "print(1)")]
    [DataRow("-m", "this")]
    [DataRow("-Im", "this")]
    [DataRow("-")]
    [DataRow("file.py")]
    public void What_is_no_flag_for_Python_is_refused(params string[] arguments)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1"));
        var list = string.Join(',', arguments.Select(argument => $"\"{argument}\""));
        pex["PEX-INFO"] = pex["PEX-INFO"].Replace("\"inject_python_args\":[]", $"\"inject_python_args\":[{list}]", StringComparison.Ordinal);

        UnpackedPex.AssertProblem(pex.Run(UnpackedPex.Common), "PEX3108", 125);
    }

    [TestMethod]
    public void Settings_come_from_pexrc_files_too_unless_they_are_to_be_ignored()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("'entry point'").Add("other.py", "print('other')"));
        File.WriteAllText(Path.Combine(pex.Beside("home"), ".pexrc"), "PEX_MODULE=other\nnonsense\n");

        Assert.AreEqual("other", pex.Print(UnpackedPex.Common));
        Assert.AreEqual("entry point", pex.With("PEX_IGNORE_RCFILES", "1").Print(UnpackedPex.Common));
    }

    [TestMethod]
    public void No_variable_counts_when_variables_are_disabled()
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("'entry point'")).With("PEX_MODULE", "this").With("PEX_DISABLE_VARIABLES", "1");

        Assert.AreEqual("entry point", pex.Print(UnpackedPex.Common));
    }

    [TestMethod]
    [DataRow("PEX_INTERPRETER", "maybe", "PEX3110")]
    [DataRow("PEX_VERBOSE", "much", "PEX3110")]
    [DataRow("PEX_INHERIT_PATH", "often", "PEX3110")]
    [DataRow("PEX_MODULE", "nowhere", "PEX3105")]
    [DataRow("PEX_MODULE", "nowhere:main", "PEX3105")]
    [DataRow("PEX_MODULE", "app:nothing", "PEX3105")]
    [DataRow("PEX_SCRIPT", "nothing", "PEX3105")]
    [DataRow("PEX_SCRIPT", "../../escape", "PEX3105")]
    [DataRow("PEX_PATH", "/nowhere.pex", "PEX3107")]
    [DataRow("PEX_TOOLS", "1", "PEX3112")]
    public void A_variable_that_cannot_be_honoured_is_one_line(string name, string value, string code)
    {
        using var pex = new UnpackedPex(UnpackedPex.Printing("1")).With(name, value);

        UnpackedPex.AssertProblem(pex.Run(UnpackedPex.Common), code, 125);
    }
}
