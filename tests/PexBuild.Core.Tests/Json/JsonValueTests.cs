namespace PexBuild.Json;

[TestClass]
public sealed class JsonValueTests
{
    [TestMethod]
    [DataRow("""{"a":1,"b":[2]}""", """{ "b": [2], "a": 1 }""", true)]
    [DataRow("1", "1.0", true)]
    [DataRow("1e2", "100", true)]
    [DataRow("9007199254740993", "9007199254740992", false)]
    [DataRow("[1,2]", "[2,1]", false)]
    [DataRow("\"1\"", "1", false)]
    [DataRow("null", "false", false)]
    [DataRow("""{"a":1}""", """{"a":1,"b":1}""", false)]
    [DataRow("""{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8,"i":9}""", """{"i":9,"h":8,"g":7,"f":6,"e":5,"d":4,"c":3,"b":2,"a":1}""", true)]
    public void Values_are_equal_when_they_mean_the_same(string left, string right, bool equal)
    {
        var (one, other) = (JsonReader.Read(left), JsonReader.Read(right));

        Assert.AreEqual(equal, one.Equals(other));
        Assert.AreEqual(equal, other.Equals(one));
        if (equal)
            Assert.AreEqual(one.GetHashCode(), other.GetHashCode());
    }

    [TestMethod]
    public void An_object_refuses_a_name_twice()
    {
        Assert.ThrowsExactly<ArgumentException>(() => new JsonObject(("a", 1), ("a", 2)));
        Assert.ThrowsExactly<ArgumentException>(() => new JsonObject(Enumerable.Range(0, 20).Select(i => new KeyValuePair<string, JsonValue>($"{i % 19}", i))));
    }

    [TestMethod]
    public void A_number_out_of_range_is_infinite_and_no_whole_number()
    {
        var number = (JsonNumber)JsonReader.Read("-1e999");

        Assert.AreEqual(double.NegativeInfinity, number.Value);
        Assert.IsFalse(number.TryGetInt64(out _));
    }
}
