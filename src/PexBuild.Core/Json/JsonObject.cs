using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace PexBuild.Json;

/// <summary>An object: named members with unique names, in document order.</summary>
internal sealed class JsonObject : JsonValue, IReadOnlyList<KeyValuePair<string, JsonValue>>
{
    /// <summary>The number of members up to which a linear search is as fast as an index.</summary>
    internal const int SearchedLength = 8;

    private readonly KeyValuePair<string, JsonValue>[] _members;
    private readonly Dictionary<string, JsonValue>? _index;

    /// <summary>Copies the members.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public JsonObject(IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        _members = [.. members];
        if (_members.Length > SearchedLength)
            _index = new Dictionary<string, JsonValue>(_members.Length, StringComparer.Ordinal);
        for (var i = 0; i < _members.Length; i++)
        {
            if (_index is null ? Search(_members[i].Key, i) >= 0 : _index.ContainsKey(_members[i].Key))
                throw new ArgumentException("The member '" + _members[i].Key + "' is there twice.", nameof(members));
            _index?.Add(_members[i].Key, _members[i].Value);
        }
    }

    /// <summary>Copies the members.</summary>
    /// <exception cref="ArgumentException">A name occurs twice.</exception>
    public JsonObject(params (string Name, JsonValue Value)[] members)
        : this(members.Select(member => new KeyValuePair<string, JsonValue>(member.Name, member.Value)))
    {
    }

    /// <inheritdoc/>
    public int Count => _members.Length;

    /// <inheritdoc/>
    public KeyValuePair<string, JsonValue> this[int index] => _members[index];

    /// <summary>The member with that name, or null if there is none.</summary>
    public JsonValue? this[string name] => TryGetValue(name, out var value) ? value : null;

    /// <summary>Gets the member with that name.</summary>
    public bool TryGetValue(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        if (_index is not null)
            return _index.TryGetValue(name, out value);
        var position = Search(name, _members.Length);
        value = position < 0 ? null : _members[position].Value;
        return position >= 0;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, JsonValue>> GetEnumerator() => ((IEnumerable<KeyValuePair<string, JsonValue>>)_members).GetEnumerator();

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonObject that && that.Count == Count &&
        _members.All(member => that.TryGetValue(member.Key, out var value) && value.Equals(member.Value));

    /// <inheritdoc/>
    public override int GetHashCode() =>
        _members.Aggregate(5, (hash, member) => unchecked(hash + (StringComparer.Ordinal.GetHashCode(member.Key) ^ (member.Value.GetHashCode() * 31))));

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Search(string name, int end)
    {
        for (var i = 0; i < end; i++)
        {
            if (string.Equals(_members[i].Key, name, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }
}
