using PexBuild.Diagnostics;

namespace PexBuild.Packaging;

/// <summary>Reads tokens from the text of a requirement or marker.</summary>
internal sealed class TextCursor
{
    public TextCursor(string text) => Text = text;

    public string Text { get; }

    public int Position { get; set; }

    public bool AtEnd => Position >= Text.Length;

    public char Peek() => AtEnd ? '\0' : Text[Position];

    public void SkipBlanks()
    {
        while (!AtEnd && Ascii.IsBlank(Text[Position]))
            Position++;
    }

    /// <summary>Skips blanks and reads the expected text if it is next.</summary>
    public bool TryRead(string expected)
    {
        SkipBlanks();
        if (string.CompareOrdinal(Text, Position, expected, 0, expected.Length) != 0)
            return false;
        Position += expected.Length;
        return true;
    }

    /// <summary>Skips blanks and reads a whole word if it is next.</summary>
    public bool TryReadWord(string word)
    {
        var start = Position;
        if (TryRead(word) && (AtEnd || !(Ascii.IsNamePart(Peek()))))
            return true;
        Position = start;
        return false;
    }

    /// <summary>Skips blanks and reads while the characters match.</summary>
    public string ReadWhile(Func<char, bool> belongs)
    {
        SkipBlanks();
        var start = Position;
        while (!AtEnd && belongs(Text[Position]))
            Position++;
        return Text.Substring(start, Position - start);
    }

    public FormatException Error(VerbatimText expected) => new(DistributionReasons.Expected(expected, Text, Position).Text);
}
