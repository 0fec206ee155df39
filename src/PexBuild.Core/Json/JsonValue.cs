namespace PexBuild.Json;

/// <summary>
/// An immutable value of a JSON document (RFC 8259). Two values are equal if they mean the same: the order of members does not matter, and numbers
/// compare by value.
/// </summary>
internal abstract class JsonValue : IEquatable<JsonValue>
{
    private protected JsonValue()
    {
    }

    /// <summary>The value <c>null</c>.</summary>
    public static JsonValue Null => JsonNull.Instance;

    /// <summary>Whether this is the value <c>null</c>.</summary>
    public bool IsNull => this is JsonNull;

    /// <summary>The text of a string; null for any other kind.</summary>
    public string? AsString => (this as JsonString)?.Value;

    /// <summary>A string, or <see cref="Null"/> for a null reference.</summary>
    public static implicit operator JsonValue(string? value) => FromString(value);

    /// <summary>A boolean.</summary>
    public static implicit operator JsonValue(bool value) => FromBoolean(value);

    /// <summary>An integer.</summary>
    public static implicit operator JsonValue(long value) => FromInt64(value);

    /// <summary>A string, or <see cref="Null"/> for a null reference.</summary>
    public static JsonValue FromString(string? value) => value is null ? Null : new JsonString(value);

    /// <summary>A boolean.</summary>
    public static JsonValue FromBoolean(bool value) => value ? JsonBoolean.True : JsonBoolean.False;

    /// <summary>An integer.</summary>
    public static JsonValue FromInt64(long value) => new JsonNumber(value);

    /// <inheritdoc/>
    public abstract bool Equals(JsonValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as JsonValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The value as compact JSON text.</summary>
    public sealed override string ToString() => JsonWriter.ToText(this, JsonLayout.Compact);
}
