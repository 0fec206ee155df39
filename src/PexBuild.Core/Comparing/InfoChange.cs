using PexBuild.Json;

namespace PexBuild.Comparing;

/// <summary>A key of PEX-INFO that has another value in a second PEX.</summary>
public sealed class InfoChange
{
    private static readonly string[] s_hashes = ["code_hash", "bootstrap_hash", "pex_hash", "distributions", "entry_script_hash"];

    internal InfoChange(string key, JsonValue? old, JsonValue? current)
    {
        Key = key;
        Old = old;
        New = current;
    }

    /// <summary>The key.</summary>
    public string Key { get; }

    /// <summary>Its value in the first PEX; <see langword="null"/> when it is absent there.</summary>
    public JsonValue? Old { get; }

    /// <summary>Its value in the second PEX.</summary>
    public JsonValue? New { get; }

    /// <summary>Whether it holds hashes, which follow from other changes.</summary>
    public bool IsHash => s_hashes.Contains(Key, StringComparer.Ordinal);
}
