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
    public void A_text_names_each_value_of_its_row_and_no_other(string id, PexErrorCode code)
    {
        var make = code is PexSystemError ? code.GetType().GetMethod(nameof(PexSystemError.Because))! : code.GetType().GetMethod(nameof(PexError.Error))!;
        var values = make.GetParameters().Skip(1).Select((parameter, index) => Value(parameter.ParameterType, index)).ToArray();

        var line = ((PexException)make.Invoke(code, ["tool.pex", .. values])!).Message;

        Assert.StartsWith($"tool.pex : error {id}: ", line);
        Assert.DoesNotContain("{", line);
        foreach (var value in values)
            Assert.Contains(Shown(value), line);
    }

    [TestMethod]
    public void An_error_of_the_system_is_shown_whole_and_kept_as_the_cause()
    {
        var refusal = new IOException(new string('x', 500) + "\n");

        var error = PexErrors.Io.Because("tool.pex", refusal);

        Assert.Contains(new string('x', 500) + "\\u000a", error.Message);
        Assert.AreSame(refusal, error.InnerException);
    }

    /// <summary>A value that appears in no text by itself.</summary>
    private static object Value(Type type, int index) =>
        type == typeof(string) ? $"<value {index}>"
        : type == typeof(VerbatimText) ? new VerbatimText($"<text {index}>")
        : type == typeof(Exception) ? new IOException($"<reason {index}>")
        : type == typeof(char) ? '\u00a7'
        : Convert.ChangeType(987_654_321 + index, type, System.Globalization.CultureInfo.InvariantCulture);

    private static string Shown(object value) => value switch
    {
        VerbatimText verbatim => verbatim.Text,
        Exception refusal => refusal.Message,
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
