using System.Globalization;
using System.Text;

namespace PexBuild.Json;

/// <summary>Writes JSON in ASCII; equal input always gives identical bytes.</summary>
internal static class JsonWriter
{
    private const int FlushLength = 32 * 1024;

    /// <summary>Returns a value as text.</summary>
    public static string ToText(JsonValue value, JsonLayout layout)
    {
        var text = new StringBuilder();
        Write(value, text, layout);
        return text.ToString();
    }

    /// <summary>Returns a value as bytes, followed by a line feed.</summary>
    public static byte[] ToBytes(JsonValue value, JsonLayout layout)
    {
        using var stream = new MemoryStream();
        Write(value, stream, layout);
        return stream.ToArray();
    }

    /// <summary>Writes a value followed by a line feed.</summary>
    public static void Write(JsonValue value, Stream stream, JsonLayout layout)
    {
        var text = new StringBuilder();
        Write(value, text, layout);
        text.Append('\n');
        var bytes = new byte[Math.Min(text.Length, FlushLength)];
        var chars = new char[bytes.Length];
        for (var start = 0; start < text.Length; start += bytes.Length)
        {
            var length = Math.Min(bytes.Length, text.Length - start);
            text.CopyTo(start, chars, 0, length);
            stream.Write(bytes, 0, Encoding.ASCII.GetBytes(chars, 0, length, bytes, 0));
        }
    }

    /// <summary>Appends a value.</summary>
    public static void Write(JsonValue value, StringBuilder text, JsonLayout layout) => Write(value, text, layout, 0);

    private static void Write(JsonValue value, StringBuilder text, JsonLayout layout, int level)
    {
        if (layout.LineLength == int.MaxValue)
            WriteFlat(value, text, ",", ":");
        else if (IsSimple(value) || JsonLength.Fits(value, layout.LineLength - (2 * level)))
            WriteFlat(value, text, ", ", ": ");
        else if (value is JsonObject members)
            WriteLines(members, text, '{', '}', level, member =>
            {
                WriteString(member.Key, text);
                text.Append(": ");
                Write(member.Value, text, layout, level + 1);
            });
        else
            WriteLines((JsonArray)value, text, '[', ']', level, item => Write(item, text, layout, level + 1));
    }

    private static bool IsSimple(JsonValue value) => value is not (JsonArray { Count: > 0 } or JsonObject { Count: > 0 });

    private static void WriteLines<T>(IReadOnlyList<T> items, StringBuilder text, char open, char close, int level, Action<T> write)
    {
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i == 0 ? "\n" : ",\n").Append(' ', 2 * (level + 1));
            write(items[i]);
        }

        text.Append('\n').Append(' ', 2 * level).Append(close);
    }

    private static void WriteFlat(JsonValue value, StringBuilder text, string comma, string colon)
    {
        switch (value)
        {
            case JsonObject members:
                text.Append('{');
                for (var i = 0; i < members.Count; i++)
                {
                    text.Append(i == 0 ? "" : comma);
                    WriteString(members[i].Key, text);
                    text.Append(colon);
                    WriteFlat(members[i].Value, text, comma, colon);
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var i = 0; i < items.Count; i++)
                {
                    text.Append(i == 0 ? "" : comma);
                    WriteFlat(items[i], text, comma, colon);
                }

                text.Append(']');
                break;
            case JsonString content:
                WriteString(content.Value, text);
                break;
            case JsonNumber number:
                text.Append(number.Text);
                break;
            case JsonBoolean boolean:
                text.Append(boolean.Value ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteString(string content, StringBuilder text)
    {
        text.Append('"');
        var plain = 0;
        for (var i = 0; i < content.Length; i++)
        {
            if (content[i] is >= ' ' and < '\x7f' and not ('"' or '\\'))
                continue;
            text.Append(content, plain, i - plain);
            plain = i + 1;
            WriteEscaped(content[i], text);
        }

        text.Append(content, plain, content.Length - plain).Append('"');
    }

    private static void WriteEscaped(char c, StringBuilder text)
    {
        switch (c)
        {
            case '"':
                text.Append("\\\"");
                break;
            case '\\':
                text.Append("\\\\");
                break;
            case '\n':
                text.Append("\\n");
                break;
            case '\r':
                text.Append("\\r");
                break;
            case '\t':
                text.Append("\\t");
                break;
            default:
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                break;
        }
    }
}
