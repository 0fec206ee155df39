using PexBuild.Json;

namespace PexBuild.Comparing;

/// <summary>A key of PEX-INFO that has another value in a second PEX.</summary>
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

    /// <summary>Its value in the first PEX as JSON text; <see langword="null"/> when it is absent there.</summary>
    public string? Old => Text(OldValue);

    /// <summary>Its value in the second PEX as JSON text; <see langword="null"/> when it is absent there.</summary>
    public string? New => Text(NewValue);

    /// <summary>Whether it holds hashes, which follow from other changes.</summary>
    public bool IsHash => s_hashes.Contains(Key, StringComparer.Ordinal);

    internal JsonValue? OldValue { get; }

    internal JsonValue? NewValue { get; }

    private static string? Text(JsonValue? value) => value is null ? null : JsonWriter.ToText(value, JsonLayout.Compact);
}
