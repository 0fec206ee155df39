namespace PexBuild.Json;

/// <summary>How <see cref="JsonWriter"/> breaks lines. Lines end with <c>\n</c> on every system.</summary>
internal sealed class JsonLayout
{
    private JsonLayout(int lineLength) => LineLength = lineLength;

    /// <summary>No spaces and no line breaks.</summary>
    public static JsonLayout Compact { get; } = new(int.MaxValue);

    /// <summary>One line, with a space after each comma and colon: the default of Python's <c>json.dumps</c>.</summary>
    public static JsonLayout OneLine { get; } = new(int.MaxValue - 1);

    /// <summary>Each item and member on its own line, indented by two spaces for each level.</summary>
    public static JsonLayout Indented { get; } = new(0);

    /// <summary>Like <see cref="Indented"/>, but a list or an object that fits into a line stays on one line: easy to read, to compare and to parse.</summary>
    public static JsonLayout Lines { get; } = new(120);

    /// <summary>The maximum length of a line that contains a whole list or object.</summary>
    internal int LineLength { get; }
}
