using System.Text;
using PexBuild.Files;
using PexBuild.Hashes;
using PexBuild.Json;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>Edits PEX-INFO: sets and removes values of the object that was read, and writes it in the format of the pex release.</summary>
/// <remarks>If nothing changes, the bytes are unchanged.</remarks>
internal sealed class InfoText
{
    private const string HashKey = "pex_hash";

    private readonly byte[] _original;
    private readonly PexInfo _info;
    private readonly HashRules _rules;
    private readonly List<KeyValuePair<string, JsonValue>> _members;

    public InfoText(byte[] original, PexInfo info, HashRules rules)
    {
        _original = original;
        _info = info;
        _rules = rules;
        _members = [.. info.Json];
    }

    public void Set(string key, JsonValue value)
    {
        var at = _members.FindIndex(member => member.Key == key);
        if (at < 0)
            _members.Add(new(key, value));
        else
            _members[at] = new(key, value);
    }

    public void Remove(string key) => _members.RemoveAll(member => member.Key == key);

    /// <summary>Returns the bytes, and the <c>pex_hash</c> in them if the release has one.</summary>
    public (byte[] Bytes, string? PexHash) Write()
    {
        var recorded = _info.PexHash;
        var hasHash = _rules.PexHash != PexHashRule.None || recorded is not null;
        if (!hasHash)
            return (new JsonObject(_members).Equals(_info.Json) ? _original : Dump(_members), null);
        var hash = Hash(recorded, out var isUnchanged);
        if (isUnchanged)
            return (_original, recorded);
        Set(HashKey, hash);
        return (Dump(_members), hash);
    }

    private string Hash(string? recorded, out bool isUnchanged)
    {
        var isSame = new JsonObject(_members).Equals(_info.Json);
        var without = _members.Where(member => member.Key != HashKey).ToArray();
        var hash = _rules.PexHash == PexHashRule.CodeAndDistributions
            ? PexHash.Compute(Text("code_hash"), Distributions())
            : PexHash.ComputeFromInfo(
                isSame && recorded is not null ? PexHash.Without(Encoding.UTF8.GetString(_original), recorded) : Encoding.UTF8.GetString(Dump(without)));
        isUnchanged = isSame && hash == recorded;
        return isUnchanged || _rules.PexHash == PexHashRule.CodeAndDistributions ? hash : PexHash.ComputeFromInfo(Encoding.UTF8.GetString(Dump(without)));
    }

    private string? Text(string key) => _members.Find(member => member.Key == key).Value?.AsString;

    private IEnumerable<KeyValuePair<string, string>> Distributions() =>
        (_members.Find(member => member.Key == "distributions").Value as JsonObject ?? new JsonObject())
            .Select(item => new KeyValuePair<string, string>(item.Key, item.Value.AsString ?? ""));

    private byte[] Dump(IEnumerable<KeyValuePair<string, JsonValue>> members)
    {
        JsonValue json = new JsonObject(members);
        if (_rules.IsInfoSorted || IsSorted(_info.Json))
            json = Sorted(json);
        return Encoding.ASCII.GetBytes(JsonWriter.ToText(json, _rules.IsInfoCompact ? JsonLayout.Compact : JsonLayout.OneLine));
    }

    private static bool IsSorted(JsonObject json) =>
        json.Select(member => member.Key).SequenceEqual(json.Select(member => member.Key).OrderBy(key => key, CodePointComparer.Instance));

    private static JsonValue Sorted(JsonValue value) => value switch
    {
        JsonObject members =>
            new JsonObject(
                members.OrderBy(member => member.Key, CodePointComparer.Instance)
                    .Select(member => new KeyValuePair<string, JsonValue>(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray(items.Select(Sorted)),
        _ => value,
    };
}
