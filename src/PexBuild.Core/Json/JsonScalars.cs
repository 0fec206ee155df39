using System.Globalization;

namespace PexBuild.Json;

/// <summary>The value <c>null</c>.</summary>
internal sealed class JsonNull : JsonValue
{
    internal static readonly JsonNull Instance = new();

    private JsonNull()
    {
    }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class JsonBoolean : JsonValue
{
    internal static readonly JsonBoolean True = new(true);
    internal static readonly JsonBoolean False = new(false);

    private JsonBoolean(bool value) => Value = value;

    /// <summary>The value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonBoolean boolean && boolean.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1 : 2;
}

/// <summary>A string. It may contain an unpaired surrogate: Python writes them for file names that are not UTF-8.</summary>
internal sealed class JsonString : JsonValue
{
    /// <summary>Creates a string value.</summary>
    public JsonString(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonString text && string.Equals(text.Value, Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);
}

/// <summary>A number, stored as written.</summary>
internal sealed class JsonNumber : JsonValue
{
    internal JsonNumber(string text) => Text = text;

    /// <summary>Creates an integer.</summary>
    public JsonNumber(long value) => Text = value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number as written in the document.</summary>
    public string Text { get; }

    /// <summary>The nearest <see cref="double"/>; infinite if the number is out of range.</summary>
    public double Value => double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
        ? value
        : Text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;

    /// <summary>Gets the number if it is written as an integer and fits.</summary>
    public bool TryGetInt64(out long value) => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonNumber number &&
        (string.Equals(number.Text, Text, StringComparison.Ordinal) ||
         (TryGetInt64(out var mine) && number.TryGetInt64(out var theirs) ? mine == theirs : number.Value.Equals(Value)));

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode();
}
