using PexBuild.Json;

namespace PexBuild.Comparing;

/// <summary>A key of PEX-INFO whose value differs between two PEX files.</summary>
public sealed class InfoChange
{
    private static readonly string[] s_hashes = ["code_hash", "bootstrap_hash", "pex_hash", "distributions", "entry_script_hash"];

    internal InfoChange(string key, JsonValue? old, JsonValue? current)
    {
        Key = key;
        OldValue = old;
        NewValue = current;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Its value in the first PEX as JSON text; <see langword="null"/> if it is absent there.</summary>
    public string? Old => Text(OldValue);

    /// <summary>Its value in the second PEX as JSON text; <see langword="null"/> if it is absent there.</summary>
    public string? New => Text(NewValue);

    /// <summary>Whether the value consists of hashes, which change whenever something else does.</summary>
    public bool IsHash => s_hashes.Contains(Key, StringComparer.Ordinal);

    internal JsonValue? OldValue { get; }

    internal JsonValue? NewValue { get; }

    private static string? Text(JsonValue? value) => value is null ? null : JsonWriter.ToText(value, JsonLayout.Compact);
}
