using System.Reflection;

namespace PexBuild.Diagnostics;

[TestClass]
public sealed class PexErrorCodeTests
{
    private static IEnumerable<object[]> Codes =>
        typeof(PexErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(row => row.GetValue(null)).OfType<PexErrorCode>()
            .Select(code => new object[] { code.Id, code });

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void Values_come_in_wherever_the_text_names_them(string id, PexErrorCode code)
    {
        var line = code.Error("tool.pex", 1, 2, 3, 4, 5, 6, 7, 8).Message;

        Assert.StartsWith($"tool.pex : error {id}: ", line);
        Assert.DoesNotContain("{", line);
    }
}
