namespace PexBuild.Json;

/// <summary>How <see cref="JsonWriter"/> sets line breaks. Lines end with <c>\n</c> on every system.</summary>
internal sealed class JsonLayout
{
    private JsonLayout(int lineLength) => LineLength = lineLength;

    /// <summary>No blank and no line break.</summary>
    public static JsonLayout Compact { get; } = new(int.MaxValue);

    /// <summary>All in one line, with a blank behind each comma and colon: what Python's <c>json.dumps</c> writes unless told otherwise.</summary>
    public static JsonLayout OneLine { get; } = new(int.MaxValue - 1);

    /// <summary>Each item and member on a line of its own, two blanks for each level.</summary>
    public static JsonLayout Indented { get; } = new(0);

    /// <summary>As <see cref="Indented"/>, but a list or an object that fits into a line stays in one: quick to read by eye, to compare and to parse.</summary>
    public static JsonLayout Lines { get; } = new(120);

    /// <summary>The longest line that a whole list or object may fill.</summary>
    internal int LineLength { get; }
}
