using System.Text.RegularExpressions;
using Microsoft.Build.Framework;

namespace PexBuild.MSBuild;

/// <summary>
/// The metadata <c>Patches</c>: a list of files and globs in the order in which the patches are applied. MSBuild expands globs in an item's <c>Include</c>
/// alone, so those in metadata are expanded here.
/// </summary>
internal static class PatchList
{
    public const string Name = "Patches";

    private static readonly char[] s_wildcards = ['*', '?'];

    // What an escape stands for is meant literally, so the list is taken apart before it is unescaped.
    /// <returns>Absolute paths, each once. A glob that fits nothing gives none; a file that is named need not be there.</returns>
    public static IReadOnlyList<string> Read(ITaskItem item, string projectDirectory) =>
        [.. Escaped(item).Split(';').Select(part => part.Trim()).Where(part => part.Length > 0).SelectMany(part => Expand(part, projectDirectory)).Distinct(StringComparer.Ordinal)];

    /// <summary>The value that <see cref="Read"/> reads the same paths of.</summary>
    public static string Write(IEnumerable<string> paths) => string.Join(";", paths.Select(EscapedItem.Escape));

    private static string Escaped(ITaskItem item) => item is ITaskItem2 escaped ? escaped.GetMetadataValueEscaped(Name) : item.GetMetadata(Name);

    private static IEnumerable<string> Expand(string part, string projectDirectory) =>
        part.IndexOfAny(s_wildcards) < 0 ? [ProjectPath.Absolute(projectDirectory, EscapedItem.Unescape(part))] : Glob(part.Replace('\\', '/'), projectDirectory);

    private static IEnumerable<string> Glob(string pattern, string projectDirectory)
    {
        var fixedEnd = pattern.LastIndexOf('/', pattern.IndexOfAny(s_wildcards)) + 1;
        var root = ProjectPath.Absolute(projectDirectory, EscapedItem.Unescape(pattern.Substring(0, fixedEnd)));
        if (!Directory.Exists(root))
            return [];
        var isDeep = pattern.IndexOf('/', fixedEnd) >= 0 || pattern.IndexOf("**", fixedEnd, StringComparison.Ordinal) >= 0;
        var fits = Regex(pattern.Substring(fixedEnd));
        return Directory.EnumerateFiles(root, "*", isDeep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
            .Where(file => fits.IsMatch(file.Substring(root.Length).TrimStart(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '/')))
            .OrderBy(file => file.Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal);
    }

    /// <summary><c>**</c> is any number of folders, <c>*</c> and <c>?</c> are any characters, or one, of a name.</summary>
    private static Regex Regex(string pattern)
    {
        var parts = pattern.Split('/');
        var text = string.Concat(parts.Select((part, index) => part == "**" ? index < parts.Length - 1 ? "(?:[^/]+/)*" : ".*" : Name(part) + (index < parts.Length - 1 ? "/" : "")));
        return new Regex("^" + text + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline | (Path.DirectorySeparatorChar == '/' ? RegexOptions.None : RegexOptions.IgnoreCase));

        static string Name(string part) => string.Concat(System.Text.RegularExpressions.Regex.Split(part, @"([*?])").Select(piece => piece switch
        {
            "*" => "[^/]*",
            "?" => "[^/]",
            _ => System.Text.RegularExpressions.Regex.Escape(EscapedItem.Unescape(piece)),
        }));
    }
}
