using System.Globalization;

namespace PexBuild.Json;

/// <summary>A text is not JSON as RFC 8259 defines it.</summary>
internal sealed class JsonFormatException : FormatException
{
    internal JsonFormatException(string problem, int line, int column, int offset)
        : base(string.Format(CultureInfo.InvariantCulture, "{0} (line {1}, column {2})", problem, line, column))
    {
        Problem = problem;
        Line = line;
        Column = column;
        Offset = offset;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>Whether the text may be JSON, but nested deeper than was allowed.</summary>
    public bool IsTooDeep { get; internal init; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The byte within the line, counted from 1.</summary>
    public int Column { get; }

    /// <summary>The byte within the text, counted from 0.</summary>
    public int Offset { get; }
}
