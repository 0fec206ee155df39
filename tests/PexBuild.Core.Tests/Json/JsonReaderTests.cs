using System.Text;

namespace PexBuild.Json;

[TestClass]
public sealed class JsonReaderTests
{
    [TestMethod]
    public void Read_keeps_members_in_their_order_and_numbers_as_written()
    {
        var value = (JsonObject)JsonReader.Read("""{ "b": [1, -2.50e+3, "x"], "a": {"t": true, "f": false, "n": null}, "": "" }""");

        Assert.AreSequenceEqual(["b", "a", ""], value.Select(member => member.Key));
        var list = (JsonArray)value["b"]!;
        Assert.IsTrue(((JsonNumber)list[0]).TryGetInt64(out var one) && one == 1);
        Assert.AreEqual("-2.50e+3", ((JsonNumber)list[1]).Text);
        Assert.AreEqual(-2500.0, ((JsonNumber)list[1]).Value);
        Assert.AreEqual("x", list[2].AsString);
        Assert.IsTrue(((JsonObject)value["a"]!)["n"]!.IsNull);
        Assert.IsNull(value["c"]);
    }

    [TestMethod]
    [DataRow("""
        "a\"\\\/\b\f\n\r\tA\u00e9\uD83D\uDE00"
        """, "a\"\\/\b\f\n\r\tAé😀")]
    [DataRow("\"é😀\"", "é😀")]
    [DataRow("\"\"", "")]
    [DataRow("\"\\u0000\"", "\0")]
    public void Read_understands_every_escape(string json, string text) => Assert.AreEqual(text, JsonReader.Read(json).AsString);

    [TestMethod]
    public void Read_keeps_half_of_a_surrogate_pair_because_Python_writes_such() =>
        Assert.AreEqual(0xDC80, (int)JsonReader.Read("\"\\udc80\"").AsString![0]);

    [TestMethod]
    [DataRow("")]
    [DataRow(" ")]
    [DataRow("{")]
    [DataRow("[1,")]
    [DataRow("[1,]")]
    [DataRow("[,1]")]
    [DataRow("[1 2]")]
    [DataRow("{\"a\":1,}")]
    [DataRow("{\"a\" 1}")]
    [DataRow("{a:1}")]
    [DataRow("{'a':1}")]
    [DataRow("{\"a\":1 \"b\":2}")]
    [DataRow("{} {}")]
    [DataRow("null x")]
    [DataRow("nul")]
    [DataRow("True")]
    [DataRow("NaN")]
    [DataRow("Infinity")]
    [DataRow("01")]
    [DataRow("-")]
    [DataRow("+1")]
    [DataRow(".5")]
    [DataRow("1.")]
    [DataRow("1e")]
    [DataRow("0x1")]
    [DataRow("\"a")]
    [DataRow("\"\\x\"")]
    [DataRow("\"\\u12g4\"")]
    [DataRow("\"\\u12\"")]
    [DataRow("\"\\u+123\"")]
    [DataRow("\"\\")]
    [DataRow("\"a\nb\"")]
    [DataRow("\"\t\"")]
    [DataRow("[1] // comment")]
    [DataRow("\uFEFF{}")]
    [DataRow("\u00A0{}")]
    public void Read_refuses_what_RFC_8259_does_not_have(string json) => Assert.ThrowsExactly<JsonFormatException>(() => JsonReader.Read(json));

    [TestMethod]
    public void Read_refuses_a_name_that_is_there_twice_however_it_is_spelled()
    {
        var problem = Assert.ThrowsExactly<JsonFormatException>(() => JsonReader.Read("{\"ab\": 1,\n  \"\\u0061b\": 2}"));

        Assert.AreEqual((2, 3, 12), (problem.Line, problem.Column, problem.Offset));
        Assert.Contains("twice", problem.Message);
    }

    [TestMethod]
    [DataRow(new byte[] { 0x22, 0xC3, 0x28, 0x22 }, DisplayName = "cut sequence")]
    [DataRow(new byte[] { 0x22, 0xC0, 0xAF, 0x22 }, DisplayName = "overlong")]
    [DataRow(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 }, DisplayName = "surrogate")]
    [DataRow(new byte[] { 0x22, 0xFF, 0x22 }, DisplayName = "no UTF-8")]
    [DataRow(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 }, DisplayName = "UTF-16")]
    public void Read_refuses_what_is_not_UTF_8(byte[] json) => Assert.ThrowsExactly<JsonFormatException>(() => JsonReader.Read(json));

    [TestMethod]
    public void Read_goes_as_deep_as_it_may_and_no_deeper()
    {
        static string Nested(int depth) => new string('[', depth) + new string(']', depth);

        Assert.IsInstanceOfType<JsonArray>(JsonReader.Read(Nested(64)));
        Assert.ThrowsExactly<JsonFormatException>(() => JsonReader.Read(Nested(65)));
        Assert.ThrowsExactly<JsonFormatException>(() => JsonReader.Read(Encoding.UTF8.GetBytes(Nested(3)), maxDepth: 2));
        Assert.ThrowsExactly<JsonFormatException>(() => JsonReader.Read(new string('[', 1_000_000)));
    }
}
