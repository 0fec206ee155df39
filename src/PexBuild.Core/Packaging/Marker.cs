using PexBuild.Diagnostics;

namespace PexBuild.Packaging;

/// <summary>An environment marker of a requirement (PEP 508), such as <c>python_version &lt; "3.8" and extra == "test"</c>.</summary>
internal abstract class Marker
{
    private protected Marker()
    {
    }

    /// <summary>Reads a marker.</summary>
    /// <exception cref="FormatException">The text is not a marker, or it uses a variable that PEP 508 does not define.</exception>
    public static Marker Parse(string text)
    {
        var cursor = new TextCursor(text);
        var marker = MarkerParser.Read(cursor);
        cursor.SkipBlanks();
        return cursor.AtEnd ? marker : throw cursor.Error(DistributionReasons.AndOrEnd);
    }
}

/// <summary>Markers joined by <c>and</c> (all must hold) or <c>or</c> (one must hold).</summary>
internal sealed class MarkerGroup : Marker
{
    internal MarkerGroup(bool isAnd, IReadOnlyList<Marker> parts)
    {
        IsAnd = isAnd;
        Parts = parts;
    }

    /// <summary>Whether all parts must hold; otherwise one is enough.</summary>
    public bool IsAnd { get; }

    /// <summary>The parts, at least two.</summary>
    public IReadOnlyList<Marker> Parts { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(IsAnd ? " and " : " or ", Parts.Select(part => IsAnd && part is MarkerGroup ? "(" + part + ")" : part.ToString()));
}

/// <summary>A comparison in a marker.</summary>
internal sealed class MarkerComparison : Marker
{
    internal MarkerComparison(MarkerOperand left, string @operator, MarkerOperand right)
    {
        Left = left;
        Operator = @operator;
        Right = right;
    }

    /// <summary>The left operand.</summary>
    public MarkerOperand Left { get; }

    /// <summary>One of <c>== != &lt; &lt;= &gt; &gt;= ~= ===</c>, <c>in</c> and <c>not in</c>.</summary>
    public string Operator { get; }

    /// <summary>The right operand.</summary>
    public MarkerOperand Right { get; }

    /// <inheritdoc/>
    public override string ToString() => Left + " " + Operator + " " + Right;
}

/// <summary>A variable or a quoted string in a marker.</summary>
internal sealed class MarkerOperand
{
    internal MarkerOperand(string? variable, string? text)
    {
        Variable = variable;
        Text = text;
    }

    /// <summary>The variable's name in PEP 508; null for a string.</summary>
    public string? Variable { get; }

    /// <summary>The string without quotes; null for a variable.</summary>
    public string? Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Variable ?? (Text!.Contains('"') ? "'" + Text + "'" : "\"" + Text + "\"");
}
