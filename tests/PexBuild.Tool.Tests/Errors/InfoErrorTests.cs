using PexBuild.Diagnostics;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Errors;

[TestClass]
public sealed class InfoErrorTests : ErrorTests
{
    public static IEnumerable<object[]> Names => NamesOf(Cases);

    internal static IEnumerable<ErrorCase> Cases =>
    [
        Broken("no text", "", "the text ends too early (line 1, column 1)"),
        Broken("no object", "[]", "it is not a JSON object"),
        Broken("text behind it", "{} x", "there is text after the value (line 1, column 4)"),
        Broken("two objects", "{}{}", "there is text after the value (line 1, column 3)"),
        Broken("a name twice", """{"script": "a", "script": "b"}""", ""),
        Broken("single quotes", "{'a': 1}", ""),
        Broken("NaN", """{"a": NaN}""", ""),
        Broken("a byte order mark", "\ufeff{}", "a value was expected (line 1, column 1)"),
        new(PexErrors.InfoBroken, "no UTF-8", "PEX-INFO cannot be read: a string is not UTF-8 (line 1, column 3). Nothing was written.",
            lab => lab.Unpack(new ZipRecords(new("PEX-INFO"u8.ToArray(), [.. "{\""u8, 0xff, .. "\": 1}"u8]), new("__main__.py", ""), new(".bootstrap/x", "")))),
        Key("distributions", "a list", "[]", "an object"),
        Key("distributions", "null", "null", "an object of strings"),
        Key("distributions", "a number in it", """{"a": 1}""", "an object of strings"),
        Key("distributions", "a path", """{"../evil": "0"}""", "an object whose keys are plain file names, not '../evil'"),
        Key("distributions", "a path with a backslash", """{"a\\b": "0"}""", "an object whose keys are plain file names, not 'a\\b'"),
        Key("distributions", "an empty name", """{"": "0"}""", "an object whose keys are plain file names, not ''"),
        Key("distributions", "a name of dots", """{"..": "0"}""", "an object whose keys are plain file names, not '..'"),
        Key("entry_point", "a list", """["a"]""", "a string"),
        Key("requirements", "a string", "\"a\"", "a list of strings"),
        Key("inject_args", "numbers", "[1]", "a list of strings"),
        Key("inject_env", "a list", "[]", "an object"),
        Key("inherit_path", "an unknown word", "\"maybe\"", "\"false\", \"prefer\" or \"fallback\""),
        Key("strip_pex_env", "a string", "\"true\"", "true or false"),
        .. (
            (string[])["os.system('x')", "a;b", "a\nb", "a:b:c", "a:b\"", "a`b`", "a$(b)", "a b", ".a", "a.", "1a", "a:", ":a", "a-b", "", "a:b]]>", "a*/",
                "\u202ea", "é", "%a%", "!a!", "a\0"]).Select(EntryPoint),
        .. ((string[])["../evil", "a/b", "a b", "-c", "..", "", "a\nb", "a\"b", "$(a)", "a;b", "a\u202eb", "é"]).Select(Script),
        new(PexErrors.EntryPointAndScript, "both in PEX-INFO", "Both an entry point ('a') and a script ('b') are given. Nothing was written.",
            lab => lab.Unpack(HostilePex.Of("""{"entry_point": "a", "script": "b"}"""))),
        .. ((string[])["-c", "-m", "evil.py", "-", "-Ec", "--help", "-x", "-W"]).Select(argument =>
            new ErrorCase(PexErrors.PythonArgumentUnsafe, "the argument " + argument,
                $"PEX-INFO: inject_python_args contains '{argument}', which is not a flag of the Python interpreter. Nothing was written.",
                lab => lab.Unpack(HostilePex.Of($$"""{"inject_python_args": ["-E", "{{argument}}"]}""")))),
    ];

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void A_wrong_PEX_INFO_is_refused_in_one_line(string name) => Provoke(Cases, name);

    private static ErrorCase Broken(string name, string text, string problem) =>
        new(PexErrors.InfoBroken, name, "PEX-INFO cannot be read: " + problem, lab => lab.Unpack(HostilePex.Of(text)));

    private static ErrorCase Key(string key, string name, string value, string expected) =>
        new(PexErrors.InfoKeyBroken, key + " is " + name, $"PEX-INFO: {key} should be {expected}. Nothing was written.",
            lab => lab.Unpack(HostilePex.Of($$"""{"{{key}}": {{value}}}""")));

    private static ErrorCase EntryPoint(string text) =>
        new(PexErrors.EntryPointUnsafe, "the entry point " + DisplayText.Escape(text),
            $"The entry point '{DisplayText.Escape(text)}' does not have the form module or module:function. Nothing was written.",
            lab => lab.Unpack(HostilePex.Of(Json("entry_point", text))));

    private static ErrorCase Script(string name) =>
        new(PexErrors.ScriptNameUnsafe, "the script " + DisplayText.Escape(name),
            $"The script name '{DisplayText.Escape(name)}' has characters other than letters, digits, '.', '_' and '-'. Nothing was written.",
            lab => lab.Unpack(HostilePex.Of(Json("script", name))));

    private static string Json(string key, string value) => System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [key] = value });
}
