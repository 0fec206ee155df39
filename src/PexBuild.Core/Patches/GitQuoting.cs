using System.Text;

namespace PexBuild.Patches;

/// <summary>Reads and writes names as git quotes them: in quotation marks, with C escapes, if they contain anything but printable ASCII.</summary>
internal static class GitQuoting
{
    private const string Escaped = "\a\b\t\n\v\f\r\"\\";
    private const string Letters = "abtnvfr\"\\";

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Quote(string name)
    {
        var quoted = new StringBuilder("\"");
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            var letter = Escaped.IndexOf((char)b);
            if (letter >= 0)
                quoted.Append('\\').Append(Letters[letter]);
            else if (b is < 0x20 or >= 0x7f)
                quoted.Append('\\').Append((char)('0' + (b >> 6))).Append((char)('0' + ((b >> 3) & 7))).Append((char)('0' + (b & 7)));
            else
                quoted.Append((char)b);
        }

        return quoted.Length == name.Length + 1 ? name : quoted.Append('"').ToString();
    }

    /// <summary>Reads a name up to its closing quotation mark, or an unquoted one up to a tab or the end.</summary>
    /// <param name="text">The text after the word that introduces the name.</param>
    /// <param name="length">The number of bytes that the name takes, including its quotation marks.</param>
    /// <returns><see langword="null"/> if the closing quotation mark is missing, an escape is invalid, or the name is not UTF-8.</returns>
    public static string? Read(ReadOnlySpan<byte> text, out int length)
    {
        if (text.Length == 0 || text[0] != '"')
        {
            var tab = text.IndexOf((byte)'\t');
            length = tab < 0 ? text.Length : tab;
            return Decode(text.Slice(0, length).ToArray());
        }

        var bytes = new List<byte>();
        for (length = 1; length < text.Length; length++)
        {
            var b = text[length];
            if (b == '"')
            {
                length++;
                return Decode([.. bytes]);
            }

            if (b != '\\')
            {
                bytes.Add(b);
                continue;
            }

            if (++length >= text.Length)
                return null;
            var letter = Letters.IndexOf((char)text[length]);
            if (letter >= 0)
            {
                bytes.Add((byte)Escaped[letter]);
                continue;
            }

            if (length + 2 >= text.Length || !TryOctal(text.Slice(length, 3), out var code))
                return null;
            bytes.Add(code);
            length += 2;
        }

        return null;
    }

    private static bool TryOctal(ReadOnlySpan<byte> digits, out byte code)
    {
        code = 0;
        if (digits[0] is < (byte)'0' or > (byte)'3' || digits[1] is < (byte)'0' or > (byte)'7' || digits[2] is < (byte)'0' or > (byte)'7')
            return false;
        code = (byte)(((digits[0] - '0') << 6) | ((digits[1] - '0') << 3) | (digits[2] - '0'));
        return true;
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return s_strictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
