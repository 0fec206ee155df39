using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild.Items;

/// <summary>Reads the metadata of an item.</summary>
internal sealed class ItemMetadata(ITaskItem item, string origin)
{
    // The value of a metadata element often is on a line of its own.
    public string? Text(string name) => item.GetMetadata(name).Trim() is { Length: > 0 } text ? text : null;

    /// <summary>Reads a Boolean; <c>true</c> if it is not set.</summary>
    public bool Flag(string name) => Text(name) switch
    {
        null => true,
        { } text when bool.TryParse(text, out var value) => value,
        { } text => throw NotUnderstood(name, text, "true, false"),
    };

    /// <summary>Reads one of the given values; the first if it is not set.</summary>
    public T Word<T>(string name, params T[] values) where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return values[0];
        var index = Array.FindIndex(values, value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? values[index] : throw NotUnderstood(name, text, string.Join(", ", values).ToLowerInvariant());
    }

    /// <summary>Reads one of MSBuild's values for copying. All but <c>Never</c> have the same effect: files are copied if they differ.</summary>
    public bool Copies(string name) => Text(name)?.ToUpperInvariant() switch
    {
        null or "PRESERVENEWEST" or "ALWAYS" or "IFDIFFERENT" => true,
        "NEVER" => false,
        _ => throw NotUnderstood(name, Text(name)!, "PreserveNewest, Always, IfDifferent, Never"),
    };

    /// <summary>Reads a relative path without <c>..</c>.</summary>
    public string? Folder(string name)
    {
        if (Text(name) is not { } text)
            return null;
        var path = text.Replace('\\', '/');
        var parts = path.TrimEnd('/').Split('/');
        if (Path.IsPathRooted(path) || path.Contains(":/") || Array.Exists(parts, part => part is "" or "." or ".."))
            throw PexErrors.OutputFolderOutside.Error(origin, text);
        return string.Join("/", parts);
    }

    private PexException NotUnderstood(string name, string value, string validValues) => PexErrors.ValueNotUnderstood.Error(origin, name, value, validValues);
}
