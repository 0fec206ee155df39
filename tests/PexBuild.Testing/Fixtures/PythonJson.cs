using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PexBuild.Testing.Fixtures;

/// <summary>Writes JSON as Python's <c>json.dumps(…, sort_keys=True)</c> does: ASCII only, keys in order, one line.</summary>
public static class PythonJson
{
    /// <summary>The text, with separators <c>, </c> and <c>: </c>, or without the spaces.</summary>
    public static string Dump(JsonNode? node, bool compact = false)
    {
        var text = new StringBuilder();
        Write(text, node, compact ? "," : ", ", compact ? ":" : ": ");
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonNode? node, string comma, string colon)
    {
        switch (node)
        {
            case JsonObject pairs:
                text.Append('{');
                foreach (var (i, (key, value)) in pairs.OrderBy(p => p.Key, StringComparer.Ordinal).Index())
                {
                    WriteString(text.Append(i > 0 ? comma : ""), key);
                    Write(text.Append(colon), value, comma, colon);
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                foreach (var (i, item) in items.Index())
                    Write(text.Append(i > 0 ? comma : ""), item, comma, colon);
                text.Append(']');
                break;
            case JsonValue value when value.TryGetValue(out string? s):
                WriteString(text, s);
                break;
            default:
                text.Append(node?.ToJsonString() ?? "null");
                break;
        }
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                >= ' ' and <= '~' => text.Append(c),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
            };
        }

        text.Append('"');
    }
}
