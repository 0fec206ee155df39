using System.Globalization;
using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Json;

/// <summary>Reads the tokens of RFC 8259 from the bytes of a JSON text.</summary>
internal sealed class JsonScanner
{
    private const int End = -1;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly byte[] _text;
    private readonly StringBuilder _buffer = new();

    public JsonScanner(byte[] text) => _text = text;

    public int Position { get; private set; }

    public bool AtEnd => Position == _text.Length;

    public int Peek() => AtEnd ? End : _text[Position];

    public void SkipWhitespace()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
            Position++;
    }

    public bool TryRead(char expected)
    {
        if (Peek() != expected)
            return false;
        Position++;
        return true;
    }

    public void Expect(char expected)
    {
        if (!TryRead(expected))
            throw Error(JsonReasons.Expected(expected));
    }

    /// <summary>Reads the comma before the next item (true) or the closing bracket (false).</summary>
    public bool ReadSeparator(char closing)
    {
        SkipWhitespace();
        if (TryRead(','))
            return true;
        return TryRead(closing) ? false : throw Error(JsonReasons.CommaOrExpected(closing));
    }

    public int Deeper(int depth)
    {
        if (depth > 0)
            return depth - 1;
        var error = Error(JsonReasons.TooDeep);
        throw new JsonFormatException(JsonReasons.TooDeep, error.Line, error.Column, error.Offset) { IsTooDeep = true };
    }

    public void ReadWord(string word)
    {
        var start = Position;
        foreach (var letter in word)
        {
            if (!TryRead(letter))
                throw ErrorAt(start, JsonReasons.ValueExpected);
        }
    }

    public string ReadNumber()
    {
        var start = Position;
        TryRead('-');
        if (!TryRead('0'))
            SkipDigits();
        if (TryRead('.'))
            SkipDigits();
        if (TryRead('e') || TryRead('E'))
        {
            if (!TryRead('+'))
                TryRead('-');
            SkipDigits();
        }

        return Encoding.ASCII.GetString(_text, start, Position - start);
    }

    public string ReadString()
    {
        Expect('"');
        var start = Position;
        SkipPlain();
        if (Peek() == '"')
            return Decode(start, Position++);
        _buffer.Clear();
        while (true)
        {
            _buffer.Append(Decode(start, Position));
            switch (Peek())
            {
                case '"':
                    Position++;
                    return _buffer.ToString();
                case '\\':
                    Position++;
                    _buffer.Append(ReadEscape());
                    break;
                case End:
                    throw Error(JsonReasons.EndsInString);
                default:
                    throw Error(JsonReasons.ControlCharacter);
            }

            start = Position;
            SkipPlain();
        }
    }

    public JsonFormatException Error(VerbatimText problem) => ErrorAt(Position, problem);

    public JsonFormatException ErrorAt(int position, VerbatimText problem)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < position; i++)
        {
            if (_text[i] == '\n')
            {
                line++;
                start = i + 1;
            }
        }

        return new JsonFormatException(AtEnd && position == Position ? JsonReasons.EndsEarly : problem, line, position - start + 1, position);
    }

    private void SkipPlain()
    {
        var i = Position;
        while (i < _text.Length && _text[i] is not ((byte)'"' or (byte)'\\' or < 0x20))
            i++;
        Position = i;
    }

    private void SkipDigits()
    {
        if (Peek() is not (>= '0' and <= '9'))
            throw Error(JsonReasons.DigitExpected);
        while (Peek() is >= '0' and <= '9')
            Position++;
    }

    private char ReadEscape()
    {
        var start = Position - 1;
        var kind = Peek();
        if (kind != End)
            Position++;
        return kind switch
        {
            '"' or '\\' or '/' => (char)kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadCodeUnit(start),
            _ => throw ErrorAt(start, JsonReasons.UnknownEscape),
        };
    }

    private char ReadCodeUnit(int start)
    {
        if (_text.Length - Position < 4 ||
            !ushort.TryParse(Encoding.ASCII.GetString(_text, Position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            throw ErrorAt(start, JsonReasons.BrokenEscape);
        }

        Position += 4;
        return (char)unit;
    }

    private string Decode(int start, int end)
    {
        try
        {
            return s_strictUtf8.GetString(_text, start, end - start);
        }
        catch (DecoderFallbackException)
        {
            throw ErrorAt(start, JsonReasons.NotUtf8);
        }
    }
}
