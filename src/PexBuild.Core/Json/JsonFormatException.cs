using PexBuild.Diagnostics;

namespace PexBuild.Json;

/// <summary>The text is not JSON as defined by RFC 8259.</summary>
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

    /// <summary>The problem, without its position.</summary>
    public string Problem { get; }

    /// <summary>The message in a form that can be inserted into another message.</summary>
    internal VerbatimText Reason { get; }

    /// <summary>Whether the text may be valid JSON but is nested too deeply.</summary>
    public bool IsTooDeep { get; internal init; }

    /// <summary>The line number, starting at 1.</summary>
    public int Line { get; }

    /// <summary>The byte position in the line, starting at 1.</summary>
    public int Column { get; }

    /// <summary>The byte position in the text, starting at 0.</summary>
    public int Offset { get; }
}
