using System.Collections;

namespace PexBuild.Json;

/// <summary>A list of values.</summary>
internal sealed class JsonArray : JsonValue, IReadOnlyList<JsonValue>
{
    private readonly JsonValue[] _items;

    /// <summary>Copies the items.</summary>
    public JsonArray(IEnumerable<JsonValue> items) => _items = [.. items];

    /// <summary>Copies the items.</summary>
    public JsonArray(params JsonValue[] items) : this((IEnumerable<JsonValue>)items)
    {
    }

    /// <summary>The empty list.</summary>
    public static JsonArray Empty { get; } = new();

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public JsonValue this[int index] => _items[index];

    /// <summary>A list of strings.</summary>
    public static JsonArray FromStrings(IEnumerable<string> items) => new(items.Select(FromString));

    /// <inheritdoc/>
    public IEnumerator<JsonValue> GetEnumerator() => ((IEnumerable<JsonValue>)_items).GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonArray array && array._items.SequenceEqual(_items);

    /// <inheritdoc/>
    public override int GetHashCode() => _items.Aggregate(3, (hash, item) => unchecked((hash * 31) + item.GetHashCode()));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
