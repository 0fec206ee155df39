using PexBuild.Files;

namespace PexBuild.Hashes;

/// <summary>Recognizes compiled Python files, which no hash covers.</summary>
internal static class CompiledNames
{
    /// <param name="path">The path, with <c>/</c> as separator.</param>
    /// <param name="leavesOutPyo">Whether <c>*.pyo</c> is a compiled file: only for pex 2.1.85 and newer.</param>
    public static bool IsCompiledPath(string path, bool leavesOutPyo) =>
        path.EndsWith(".pyc", StringComparison.Ordinal)
        || leavesOutPyo && path.EndsWith(".pyo", StringComparison.Ordinal)
        || PythonCache.IsInFolder(path)
        || IsTemporary(path);

    /// <summary>Whether the path is a file such as <c>x.pyc.1234</c>, which Python writes before it renames it.</summary>
    private static bool IsTemporary(string path)
    {
        var at = path.LastIndexOf(".pyc.", StringComparison.Ordinal);
        return at >= 0 && at + 5 < path.Length && path.Skip(at + 5).All(c => c is >= '0' and <= '9');
    }
}
