using PexBuild.Diagnostics;

namespace PexBuild.Json;

/// <summary>A text is not JSON as RFC 8259 defines it.</summary>
internal sealed class JsonFormatException : FormatException
{
    internal JsonFormatException(VerbatimText problem, int line, int column, int offset)
        : base(JsonReasons.At(problem, line, column).Text)
    {
        Reason = JsonReasons.At(problem, line, column);
        Problem = problem.Text;
        Line = line;
        Column = column;
        Offset = offset;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The message, for another message to be put into.</summary>
    internal VerbatimText Reason { get; }

    /// <summary>Whether the text may be JSON, but nested deeper than was allowed.</summary>
    public bool IsTooDeep { get; internal init; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The byte within the line, counted from 1.</summary>
    public int Column { get; }

    /// <summary>The byte within the text, counted from 0.</summary>
    public int Offset { get; }
}
