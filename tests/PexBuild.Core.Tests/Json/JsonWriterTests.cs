using System.Text;

namespace PexBuild.Json;

[TestClass]
public sealed class JsonWriterTests
{
    private static readonly JsonObject s_sample = new(
        ("name", "greet"),
        ("files", new JsonArray(new JsonObject(("path", "a.py"), ("sound", false)), new JsonObject(("path", new string('b', 120))))),
        ("none", JsonValue.Null),
        ("empty", new JsonObject()));

    [TestMethod]
    public void Compact_has_no_blanks() =>
        Assert.AreEqual("""{"a":[1,true,false,null,"x"],"b":{}}""",
            new JsonObject(("a", new JsonArray(1, true, false, JsonValue.Null, "x")), ("b", new JsonObject())).ToString());

    [TestMethod]
    public void Indented_gives_each_item_a_line() => Assert.AreEqual("""
        {
          "a": [
            1,
            []
          ],
          "b": {}
        }
        """.ReplaceLineEndings("\n"),
            JsonWriter.ToText(new JsonObject(("a", new JsonArray(1, new JsonArray())), ("b", new JsonObject())), JsonLayout.Indented));

    [TestMethod]
    public void Lines_keeps_in_one_line_what_fits() => Assert.AreEqual($$"""
        {
          "name": "greet",
          "files": [
            {"path": "a.py", "sound": false},
            {
              "path": "{{new string('b', 120)}}"
            }
          ],
          "none": null,
          "empty": {}
        }
        """.ReplaceLineEndings("\n"), JsonWriter.ToText(s_sample, JsonLayout.Lines));

    [TestMethod]
    public void Text_is_ASCII_whatever_the_content() =>
        Assert.AreEqual("""
            "\"\\/\n\r\t\u0008\u0000\u007f\u00e9\u2028\ud83d\ude00\udc80 "
            """.Trim(), ((JsonValue)"\"\\/\n\r\t\b\0\x7fé\u2028😀\udc80 ").ToString());

    [TestMethod]
    public void Every_layout_reads_back_as_the_same_value()
    {
        foreach (var layout in (JsonLayout[])[JsonLayout.Compact, JsonLayout.Indented, JsonLayout.Lines])
            Assert.AreEqual(s_sample, JsonReader.Read(JsonWriter.ToBytes(s_sample, layout)));
    }

    [TestMethod]
    public void A_stream_gets_the_text_and_a_line_feed_also_when_it_is_long()
    {
        var value = new JsonArray(Enumerable.Range(0, 20_000).Select(i => (JsonValue)new JsonObject(("path", $"pkg/module_{i}.py"))));
        using var stream = new MemoryStream();

        JsonWriter.Write(value, stream, JsonLayout.Lines);

        Assert.AreEqual(JsonWriter.ToText(value, JsonLayout.Lines) + "\n", Encoding.ASCII.GetString(stream.ToArray()));
    }
}
