using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Json;

/// <summary>Reads JSON strictly: only RFC 8259, valid UTF-8, no duplicate names in an object, no text after the value.</summary>
internal static class JsonReader
{
    /// <summary>The default maximum nesting depth of arrays and objects.</summary>
    public const int DefaultDepth = 64;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads one value that spans the whole text.</summary>
    /// <param name="utf8">The UTF-8 bytes of the text.</param>
    /// <param name="maxDepth">The maximum nesting depth of arrays and objects.</param>
    /// <exception cref="JsonFormatException">The text is not one JSON value.</exception>
    public static JsonValue Read(byte[] utf8, int maxDepth = DefaultDepth)
    {
        var text = new JsonScanner(utf8);
        var value = ReadValue(text, maxDepth);
        text.SkipWhitespace();
        return text.AtEnd ? value : throw text.Error(JsonReasons.TextAfterValue);
    }

    /// <inheritdoc cref="Read(byte[], int)"/>
    /// <param name="text">The text.</param>
    /// <param name="maxDepth">The maximum nesting depth of arrays and objects.</param>
    public static JsonValue Read(string text, int maxDepth = DefaultDepth)
    {
        try
        {
            return Read(s_strictUtf8.GetBytes(text), maxDepth);
        }
        catch (EncoderFallbackException)
        {
            throw new JsonFormatException(JsonReasons.HalfSurrogatePair, 1, 1, 0);
        }
    }

    private static JsonValue ReadValue(JsonScanner text, int depth)
    {
        text.SkipWhitespace();
        switch (text.Peek())
        {
            case '{':
                return ReadObject(text, text.Deeper(depth));
            case '[':
                return ReadArray(text, text.Deeper(depth));
            case '"':
                return new JsonString(text.ReadString());
            case 't':
                text.ReadWord("true");
                return JsonBoolean.True;
            case 'f':
                text.ReadWord("false");
                return JsonBoolean.False;
            case 'n':
                text.ReadWord("null");
                return JsonValue.Null;
            case '-' or (>= '0' and <= '9'):
                return new JsonNumber(text.ReadNumber());
            default:
                throw text.Error(JsonReasons.ValueExpected);
        }
    }

    private static JsonArray ReadArray(JsonScanner text, int depth)
    {
        text.Expect('[');
        var items = new List<JsonValue>();
        text.SkipWhitespace();
        if (text.TryRead(']'))
            return JsonArray.Empty;
        do
            items.Add(ReadValue(text, depth));
        while (text.ReadSeparator(']'));
        return new JsonArray(items);
    }

    private static JsonObject ReadObject(JsonScanner text, int depth)
    {
        text.Expect('{');
        var members = new List<KeyValuePair<string, JsonValue>>();
        HashSet<string>? names = null;
        text.SkipWhitespace();
        if (text.TryRead('}'))
            return new JsonObject(members);
        do
        {
            text.SkipWhitespace();
            if (text.Peek() != '"')
                throw text.Error(JsonReasons.NameExpected);
            var start = text.Position;
            var name = text.ReadString();
            if (IsThere(name, members, ref names))
                throw text.ErrorAt(start, JsonReasons.NameTwice);
            text.SkipWhitespace();
            text.Expect(':');
            members.Add(new KeyValuePair<string, JsonValue>(name, ReadValue(text, depth)));
        }
        while (text.ReadSeparator('}'));
        return new JsonObject(members);
    }

    /// <summary>Searches small objects linearly: most have few members, and a set for each would cost more than the rest of reading.</summary>
    private static bool IsThere(string name, List<KeyValuePair<string, JsonValue>> members, ref HashSet<string>? names)
    {
        if (members.Count < JsonObject.SearchedLength)
            return members.Exists(member => string.Equals(member.Key, name, StringComparison.Ordinal));
        names ??= new HashSet<string>(members.Select(member => member.Key), StringComparer.Ordinal);
        return !names.Add(name);
    }
}
