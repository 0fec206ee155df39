using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Json;

namespace PexBuild.Startup;

[TestClass]
public sealed class StartupCompilerTests
{
    [TestMethod]
    public void A_whole_PEX_compiles_to_the_agreed_form()
    {
        var source = new StartupSource
        {
            Origin = "dist/tool.pex",
            PexFileName = "tool.pex",
            PexVersion = "2.105.2",
            Era = PexEra.Pex2,
            Requirements = JsonArray.FromStrings(["greet[Color_Full]", "onlyold; python_version < \"3.9\""]),
            InterpreterConstraints = JsonArray.FromStrings(["CPython>=3.8,<4", "PyPy", "CPython+t==3.13.*"]),
            Distributions =
            [
                new()
                {
                    Folder = "greet-1.0-py2.py3-none-any.whl", Project = "Greet", Version = "1.0", RequiresPython = ">=3.6",
                    RequiresDist = ["six (>=1)", "colors ; extra == 'color-full'"],
                    Metadata = new WatchedFile("greet-1.0.dist-info/METADATA", 305419896), Wheel = new WatchedFile("greet-1.0.dist-info/WHEEL", uint.MaxValue),
                },
                new() { Folder = "six-1.9-py3-none-any.whl", Project = "six", Version = "1.9" },
                new() { Folder = "six-1.10-py3-none-any.whl", Project = "six", Version = "1.10", Paths = [".", ".prefix/platlib"] },
                new() { Folder = "colors", Project = "colors", Version = "2004d" },
            ],
        };

        var compiled = StartupCompiler.Compile(source);

        Assert.IsEmpty(compiled.Warnings);
        Assert.AreEqual(
            """
            {
              "schema": 1,
              "pex": "tool.pex",
              "pex_version": "2.105.2",
              "era": "pex2",
              "bundles_pkg_resources": false,
              "compiled_from": {
                "requirements": ["greet[Color_Full]", "onlyold; python_version < \"3.9\""],
                "interpreter_constraints": ["CPython>=3.8,<4", "PyPy", "CPython+t==3.13.*"],
                "excluded": [],
                "overridden": []
              },
              "interpreter_constraints": [
                {"implementation": "CPython", "version": [[[3, 8, 0, 0, 0], [4, 0, 0, -9, 0]]]},
                {"implementation": "PyPy", "version": null},
                {"implementation": "CPython", "version": [[[3, 13, 0, -9, 0], [3, 14, 0, -9, 0]]], "free_threaded": true}
              ],
              "requirements": [
                {"text": "greet[Color_Full]", "project": "greet", "extras": ["color-full"], "candidates": [0], "marker": null},
                {
                  "text": "onlyold; python_version < \"3.9\"",
                  "project": "onlyold",
                  "extras": [],
                  "candidates": [],
                  "marker": ["version", "python_version", [[null, [3, 9, 0, -9, 0]]]]
                }
              ],
              "distributions": [
                {
                  "folder": "greet-1.0-py2.py3-none-any.whl",
                  "project": "greet",
                  "version": "1.0",
                  "tags": ["py2-none-any", "py3-none-any"],
                  "requires_python": [[[3, 6, 0, 0, 0], null]],
                  "requires_python_text": ">=3.6",
                  "paths": [""],
                  "metadata": ["greet-1.0.dist-info/METADATA", 305419896],
                  "wheel": ["greet-1.0.dist-info/WHEEL", 4294967295],
                  "requires": [
                    {"text": "six (>=1)", "project": "six", "extras": [], "candidates": [2, 1], "marker": null},
                    {
                      "text": "colors ; extra == 'color-full'",
                      "project": "colors",
                      "extras": [],
                      "candidates": [3],
                      "marker": ["extra", "color-full"]
                    }
                  ]
                },
                {
                  "folder": "six-1.9-py3-none-any.whl",
                  "project": "six",
                  "version": "1.9",
                  "tags": ["py3-none-any"],
                  "requires_python": null,
                  "requires_python_text": null,
                  "paths": [""],
                  "metadata": null,
                  "wheel": null,
                  "requires": []
                },
                {
                  "folder": "six-1.10-py3-none-any.whl",
                  "project": "six",
                  "version": "1.10",
                  "tags": ["py3-none-any"],
                  "requires_python": null,
                  "requires_python_text": null,
                  "paths": [".", ".prefix/platlib"],
                  "metadata": null,
                  "wheel": null,
                  "requires": []
                },
                {
                  "folder": "colors",
                  "project": "colors",
                  "version": "2004d",
                  "tags": null,
                  "requires_python": null,
                  "requires_python_text": null,
                  "paths": [""],
                  "metadata": null,
                  "wheel": null,
                  "requires": []
                }
              ],
              "unlisted": []
            }

            """.ReplaceLineEndings("\n"),
            Encoding.ASCII.GetString(compiled.GetBytes()));
    }

    [TestMethod]
    public void Requirements_of_old_releases_may_be_lists_of_which_the_first_item_counts()
    {
        var requirements = new JsonArray(new JsonArray("six==1.9", JsonValue.Null, false), "greet");

        var compiled = Compile(requirements: requirements);

        Assert.AreSequenceEqual(["six", "greet"], Items(compiled["requirements"]!).Select(requirement => requirement["project"]?.AsString));
        Assert.AreEqual(requirements, ((JsonObject)compiled["compiled_from"]!)["requirements"]);
    }

    [TestMethod]
    [DataRow("six @ https://example.org/six-0.1.tar.gz", "[2,1]")]
    [DataRow("six>1.9", "[2]")]
    [DataRow("six", "[2,1]")]
    [DataRow("Six==1.9", "[1]")]
    [DataRow("six==3", "[]")]
    [DataRow("beta>=1", "[3]")]
    [DataRow("old==2004D", "[4]")]
    [DataRow("old===2004d", "[4]")]
    [DataRow("old>=1", "[]")]
    [DataRow("old", "[4]")]
    public void Candidates_are_what_satisfies_a_requirement_highest_version_first(string requirement, string candidates)
    {
        var compiled = Compile(JsonArray.FromStrings([requirement]), distributions:
        [
            Distribution("greet", "1.0"), Distribution("six", "1.9"), Distribution("SIX", "1.10"), Distribution("beta", "1.1rc1"), Distribution("old", "2004d"),
        ]);

        Assert.AreEqual(JsonReader.Read(candidates), Items(compiled["requirements"]!).Single()["candidates"]);
    }

    [TestMethod]
    [DataRow("foo", "2.105.2", "bar")]
    [DataRow("foo>=2", "2.105.2", "foo foo>=1 bar")]
    [DataRow("foo>=2", "2.3.3", "bar")]
    [DataRow("foo>=1,!=1.5", "2.105.2", "foo foo>=1 bar")]
    [DataRow("foo>=0.5", "2.105.2", "foo bar")]
    public void Excluded_requirements_are_gone_when_all_their_versions_are_excluded(string excluded, string pexVersion, string left)
    {
        var compiled = Compile(
            JsonArray.FromStrings(["foo", "foo>=1", "bar"]), excluded: JsonArray.FromStrings([excluded]), pexVersion: pexVersion,
            distributions: [new() { Folder = "bar-1-py3-none-any.whl", Project = "bar", Version = "1", RequiresDist = ["foo", "foo>=1", "bar"] }]);

        Assert.AreEqual(left, Texts(compiled["requirements"]!));
        Assert.AreEqual(left, Texts(Items(compiled["distributions"]!).Single()["requires"]!));
    }

    [TestMethod]
    public void Overrides_take_the_place_of_what_distributions_require_but_not_of_roots()
    {
        var compiled = Compile(
            JsonArray.FromStrings(["foo==1"]), overridden: JsonArray.FromStrings(["foo==2", "bar = my-bar>2; os_name == 'nt'"]),
            distributions: [
                new() { Folder = "baz-1-py3-none-any.whl", Project = "baz", Version = "1", RequiresDist = ["Foo<2; extra == 'x'", "bar; extra == 'y'"] }]);

        Assert.AreEqual("foo==1", Texts(compiled["requirements"]!));
        var required = Items(Items(compiled["distributions"]!).Single()["requires"]!);
        Assert.AreEqual("foo==2 my-bar>2; os_name == 'nt' bar; extra == 'y'", string.Join(' ', required.Select(requirement => requirement["text"]?.AsString)));
        Assert.AreSequenceEqual(
            [
                "null", """["compare","==",{"name":"os_name"},{"text":"nt"}]""",
                """["and",["not",["compare","==",{"name":"os_name"},{"text":"nt"}]],["extra","y"]]""",
            ],
            required.Select(requirement => requirement["marker"]!.ToString()));
    }

    [TestMethod]
    public void Of_several_overrides_the_first_that_applies_counts()
    {
        var compiled = Compile(
            overridden: JsonArray.FromStrings(["foo==1; python_version < '3'", "foo==2"]),
            distributions: [new() { Folder = "baz-1-py3-none-any.whl", Project = "baz", Version = "1", RequiresDist = ["foo"] }]);

        Assert.AreEqual("foo==1; python_version < '3' foo==2", Texts(Items(compiled["distributions"]!).Single()["requires"]!));
    }

    [TestMethod]
    public void An_override_that_depends_on_an_extra_never_applies()
    {
        var compiled = Compile(
            overridden: JsonArray.FromStrings(["foo==1; extra == 'x'"]),
            distributions: [new() { Folder = "baz-1-py3-none-any.whl", Project = "baz", Version = "1", RequiresDist = ["foo; extra == 'x'"] }]);

        var required = Items(Items(compiled["distributions"]!).Single()["requires"]!).Single();
        Assert.AreEqual("foo; extra == 'x'", required["text"]?.AsString);
        Assert.AreEqual("""["extra","x"]""", required["marker"]?.ToString());
    }

    [TestMethod]
    [DataRow("six-1.0-py3-none-any.whl", """["py3-none-any"]""")]
    [DataRow("six-1.0-py2.7.egg", "null")]
    [DataRow("six", "null")]
    [DataRow("six-1.0.whl", "[]")]
    public void Tags_come_from_the_name_of_the_folder(string folder, string tags)
    {
        var compiled = Compile(distributions: [new() { Folder = folder, Project = "six", Version = "1.0" }]);

        Assert.AreEqual(JsonReader.Read(tags), Items(compiled["distributions"]!).Single()["tags"]);
    }

    [TestMethod]
    [DataRow("requirements", "foo bar")]
    [DataRow("excluded", "foo>")]
    [DataRow("overridden", "foo=")]
    [DataRow("interpreter_constraints", "CPython 3.8")]
    [DataRow("interpreter_constraints", ">=dev")]
    public void An_entry_of_PEX_INFO_that_cannot_be_read_is_an_error(string key, string entry)
    {
        JsonArray Entries(string name) => name == key ? JsonArray.FromStrings([entry]) : JsonArray.Empty;

        var problem = Assert.ThrowsExactly<PexException>(
            () => Compile(Entries("requirements"), Entries("interpreter_constraints"), Entries("excluded"), Entries("overridden")));

        Assert.AreSame(PexErrors.InfoEntryUnreadable, problem.Diagnostic.Code);
        Assert.StartsWith($"'{key}' in PEX-INFO has an entry that cannot be read: '{entry}'", problem.Diagnostic.Message);
    }

    [TestMethod]
    public void An_entry_that_is_no_string_is_an_error() =>
        Assert.AreSame(PexErrors.InfoEntryUnreadable, Assert.ThrowsExactly<PexException>(() => Compile(new JsonArray(1))).Diagnostic.Code);

    [TestMethod]
    public void What_cannot_be_read_of_one_distribution_is_left_out_with_a_warning()
    {
        var compiled = StartupCompiler.Compile(Source(distributions:
        [
            new() { Folder = "foo-1-py3-none-any.whl", Project = "foo", Version = "1", RequiresPython = "three", RequiresDist = ["bar baz", "six"] },
        ]));

        Assert.AreSequenceEqual([PexErrors.RequiresPythonUnreadable, PexErrors.RequiresDistUnreadable], compiled.Warnings.Select(warning => warning.Code));
        var distribution = Items(((JsonObject)JsonReader.Read(compiled.GetBytes()))["distributions"]!).Single();
        Assert.IsTrue(distribution["requires_python"]!.IsNull);
        Assert.AreEqual("six", Texts(distribution["requires"]!));
    }

    private static StartupDistribution Distribution(string project, string version) =>
        new() { Folder = $"{project}-{version}-py3-none-any.whl", Project = project, Version = version };

    private static StartupSource Source(
        JsonArray? requirements = null, JsonArray? constraints = null, JsonArray? excluded = null, JsonArray? overridden = null,
        string? pexVersion = null, IReadOnlyList<StartupDistribution>? distributions = null) => new()
        {
            Origin = "tool.pex",
            PexFileName = "tool.pex",
            PexVersion = pexVersion,
            Era = PexEra.Pex2,
            Requirements = requirements ?? JsonArray.Empty,
            InterpreterConstraints = constraints ?? JsonArray.Empty,
            Excluded = excluded ?? JsonArray.Empty,
            Overridden = overridden ?? JsonArray.Empty,
            Distributions = distributions ?? [],
        };

    private static JsonObject Compile(
        JsonArray? requirements = null, JsonArray? constraints = null, JsonArray? excluded = null, JsonArray? overridden = null,
        string? pexVersion = null, IReadOnlyList<StartupDistribution>? distributions = null) =>
        (JsonObject)JsonReader.Read(StartupCompiler.Compile(Source(requirements, constraints, excluded, overridden, pexVersion, distributions)).GetBytes());

    private static IReadOnlyList<JsonObject> Items(JsonValue list) => [.. ((JsonArray)list).Cast<JsonObject>()];

    private static string Texts(JsonValue requirements) => string.Join(' ', Items(requirements).Select(requirement => requirement["text"]?.AsString));
}
