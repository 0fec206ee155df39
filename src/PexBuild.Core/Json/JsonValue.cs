namespace PexBuild.Json;

/// <summary>
/// One value of a JSON document (RFC 8259), immutable. Two values are equal when they mean the same:
/// members of objects in any order, numbers by their value.
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

    /// <summary>The text of a string; null for every other kind.</summary>
    public string? AsString => (this as JsonString)?.Value;

    /// <summary>A string, or <see cref="Null"/> for a null reference.</summary>
    public static implicit operator JsonValue(string? value) => FromString(value);

    /// <summary>A boolean.</summary>
    public static implicit operator JsonValue(bool value) => FromBoolean(value);

    /// <summary>A whole number.</summary>
    public static implicit operator JsonValue(long value) => FromInt64(value);

    /// <summary>A string, or <see cref="Null"/> for a null reference.</summary>
    public static JsonValue FromString(string? value) => value is null ? Null : new JsonString(value);

    /// <summary>A boolean.</summary>
    public static JsonValue FromBoolean(bool value) => value ? JsonBoolean.True : JsonBoolean.False;

    /// <summary>A whole number.</summary>
    public static JsonValue FromInt64(long value) => new JsonNumber(value);

    /// <inheritdoc/>
    public abstract bool Equals(JsonValue? other);

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as JsonValue);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <summary>The compact text of the value.</summary>
    public sealed override string ToString() => JsonWriter.ToText(this, JsonLayout.Compact);
}
