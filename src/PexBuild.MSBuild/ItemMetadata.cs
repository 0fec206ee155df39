using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild;

/// <summary>The metadata of an item, read with the item's own defaults.</summary>
internal sealed class ItemMetadata(ITaskItem item, string origin)
{
    // Metadata written as an element often has its value on a line of its own.
    public string? Text(string name) => item.GetMetadata(name).Trim() is { Length: > 0 } text ? text : null;

    /// <summary><c>true</c> unless it says otherwise.</summary>
    public bool Flag(string name) => Text(name) switch
    {
        null => true,
        { } text when bool.TryParse(text, out var value) => value,
        { } text => throw NotUnderstood(name, text, "true or false"),
    };

    /// <summary>One of these values; the first when there is none.</summary>
    public T Word<T>(string name, params T[] values) where T : struct, Enum
    {
        if (Text(name) is not { } text)
            return values[0];
        var index = Array.FindIndex(values, value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? values[index] : throw NotUnderstood(name, text, string.Join(", ", values).ToLowerInvariant());
    }

    /// <summary>MSBuild's words for copying. Files are copied when they differ, whichever of the others is asked for.</summary>
    public bool Copies(string name) => Text(name)?.ToUpperInvariant() switch
    {
        null or "PRESERVENEWEST" or "ALWAYS" or "IFDIFFERENT" => true,
        "NEVER" => false,
        _ => throw NotUnderstood(name, Text(name)!, "PreserveNewest, Always, IfDifferent or Never"),
    };

    /// <summary>A path below a folder.</summary>
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

    private PexException NotUnderstood(string name, string value, string words) => PexErrors.ValueNotUnderstood.Error(origin, name, value, new VerbatimText(words));
}
