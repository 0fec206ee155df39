using System.Text;
using PexBuild.Json;
using PexBuild.Packing;

namespace PexBuild.Tool.Verbs;

/// <summary>Formats the result, or the planned result, of packing as text and JSON.</summary>
internal sealed class PackReport
{
    private const int Schema = 1;

    private readonly PackPlan _plan;
    private readonly long? _bytes;

    /// <param name="plan">The plan that was packed.</param>
    /// <param name="bytes">The size on disk; null if nothing was written.</param>
    public PackReport(PackPlan plan, long? bytes)
    {
        _plan = plan;
        _bytes = bytes;
    }

    public JsonObject ToJson() => new(
        ("schema", Schema),
        ("dryRun", _bytes is null),
        ("folder", Path.GetFullPath(_plan.Pex.Path)),
        ("pex", _plan.Output),
        ("layout", Describe.Layout(_plan.Layout)),
        ("shebang", _plan.Shebang),
        ("files", _plan.Files.Count),
        ("bytes", _bytes is { } bytes ? bytes : JsonValue.Null),
        ("changed", Describe.Texts(_plan.Changes)),
        ("warnings", Describe.Warnings(_plan.Warnings)));

    public string ToText()
    {
        var text = new StringBuilder(_bytes is null ? "Would pack " : "Packed ")
            .Append(Describe.Place(_plan.Pex.Path)).Append(" to ").Append(Describe.Place(_plan.Output)).Append(" (").Append(Describe.Layout(_plan.Layout))
            .Append(", ").Append(_plan.Files.Count).Append(" files");
        if (_bytes is { } bytes)
            text.Append(", ").Append(Describe.Size(bytes));
        text.Append(")\n  ");
        text.Append(_plan.Changes.Count == 0 ? "PEX-INFO is as it was" : "new in PEX-INFO: " + Describe.Text(string.Join(", ", _plan.Changes))).Append('\n');
        return text.ToString();
    }
}
