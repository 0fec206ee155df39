using PexBuild.Json;
using PexBuild.Packaging;

namespace PexBuild.Startup;

[TestClass]
public sealed class MarkerCompilerTests
{
    private static readonly string[] s_operators = ["==", "!=", "<", "<=", ">", ">=", "~=", "===", "in", "not in"];

    [TestMethod]
    [DataRow("python_version < '3.8'", """["version","python_version",[[null,[3,8,0,-9,0]]]]""")]
    [DataRow("'3.8' <= python_version", """["version","python_version",[[[3,8,0,0,0],null]]]""")]
    [DataRow("sys_platform == 'win32'", """["compare","==",{"name":"sys_platform"},{"text":"win32"}]""")]
    [DataRow("sys.platform == 'win32'", """["compare","==",{"name":"sys_platform"},{"text":"win32"}]""")]
    [DataRow("python_version in '2.6 2.7'", """["compare","in",{"name":"python_version"},{"text":"2.6 2.7"}]""")]
    [DataRow("extra == 'Foo_Bar'", """["extra","foo-bar"]""")]
    [DataRow("'x' != extra", """["not",["extra","x"]]""")]
    [DataRow("extra in 'a, b'", """["or",["extra","a"],["extra","b"]]""")]
    [DataRow("os_name == 'nt' and (extra == 'a' or extra == 'b')",
        """["and",["compare","==",{"name":"os_name"},{"text":"nt"}],["or",["extra","a"],["extra","b"]]]""")]
    [DataRow("os_name == 'nt' or extra == 'a' and extra == 'b'",
        """["or",["compare","==",{"name":"os_name"},{"text":"nt"}],["and",["extra","a"],["extra","b"]]]""")]
    [DataRow("python_version >= '0' or os_name == 'nt'",
        """["or",["version","python_version",[[[0,0,0,0,0],null]]],["compare","==",{"name":"os_name"},{"text":"nt"}]]""")]
    [DataRow("python_version === '3.8'", """["compare","==",{"name":"python_version"},{"text":"3.8"}]""")]
    [DataRow("python_version >= '3.6.*'", """["compare",">=",{"name":"python_version"},{"text":"3.6.*"}]""")]
    [DataRow("sys_platform ~= 'x'", "false")]
    [DataRow("python_version < '1!0'", "true")]
    public void Compile_makes_the_agreed_form(string marker, string code) =>
        Assert.AreEqual(JsonReader.Read(code), MarkerCompiler.Compile(Marker.Parse(marker)));

    [TestMethod]
    public void Compiled_markers_hold_when_packaging_says_so()
    {
        var markers = Comparisons().ToList();
        var random = new Random(4);
        for (var i = 0; i < 200; i++)
            markers.Add(Combine(markers, random, depth: 3));
        var codes = markers.Distinct().ToDictionary(marker => marker, marker => MarkerCompiler.Compile(Marker.Parse(marker)));
        var environments = Environments().ToList();
        foreach (var oracle in PackagingOracle.Require(oracle => oracle.IsStrict))
        {
            var questions = environments.SelectMany(environment => codes.Keys, (environment, marker) => (marker, environment)).ToList();
            var answers = oracle.Ask([.. questions.Select(question => new JsonArray("marker", question.marker, Json(question.environment)))]);
            var understood = 0;
            for (var i = 0; i < questions.Count; i++)
            {
                if (answers[i] is not JsonBoolean expected)
                    continue;
                var (marker, environment) = questions[i];
                var code = codes[marker];
                Assert.AreEqual(expected.Value, MarkerEvaluator.Holds(code, environment, environment["extra"]),
                    $"{marker} is {code} on Python {environment["python_full_version"]}");
                understood++;
            }

            Assert.IsGreaterThan(questions.Count / 2, understood);
        }
    }

    private static IEnumerable<string> Comparisons()
    {
        string[] versions = [
            "2.7", "3", "3.8", "3.8.0", "3.8.1", "3.11", "3.13", "3.13.0", "3.13.0rc1", "3.13rc2", "3.8.post1", "3.8.dev1", "3.*", "3.8.*", "2.7, 3.8", "x",
        ];
        string[] texts = ["win32", "linux", "posix", "CPython", "x86_64", ""];
        foreach (var @operator in s_operators)
        {
            foreach (var (variable, literal) in (string[])["python_version", "python_full_version", "implementation_version"] is var names
                ? names.SelectMany(name => versions, (name, version) => (name, version))
                : [])
            {
                yield return $"{variable} {@operator} '{literal}'";
                yield return $"'{literal}' {@operator} {variable}";
            }

            foreach (var text in texts)
            {
                yield return $"sys_platform {@operator} '{text}'";
                yield return $"\"{text}\" {@operator} platform_python_implementation";
            }
        }

        foreach (var extra in (string[])["test", "Test_Me", "other"])
        {
            yield return $"extra == '{extra}'";
            yield return $"'{extra}' != extra";
        }
    }

    private static string Combine(IReadOnlyList<string> markers, Random random, int depth)
    {
        var parts = Enumerable.Range(0, random.Next(2, 4)).Select(
            _ => depth > 0 && random.Next(3) == 0 ? $"({Combine(markers, random, depth - 1)})" : markers[random.Next(markers.Count)]);
        return string.Join(random.Next(2) == 0 ? " and " : " or ", parts);
    }

    private static IEnumerable<Dictionary<string, string>> Environments()
    {
        foreach (var version in (string[])["2.7.18", "3.8.0", "3.8.1", "3.13.0rc1", "3.13.0"])
        {
            yield return new Dictionary<string, string>
            {
                ["python_version"] = string.Join('.', version.Split('.').Take(2)),
                ["python_full_version"] = version,
                ["implementation_version"] = version,
                ["sys_platform"] = "linux",
                ["platform_python_implementation"] = "CPython",
                ["extra"] = version[0] == '2' ? "other" : "test-me",
            };
        }
    }

    private static JsonObject Json(Dictionary<string, string> environment) =>
        new(environment.Select(pair => new KeyValuePair<string, JsonValue>(pair.Key, pair.Value)));
}
