using PexBuild.Files;

namespace PexBuild.Hashes;

/// <summary>Which files count as compiled Python, which no hash covers.</summary>
internal static class CompiledNames
{
    /// <param name="path">With <c>/</c> between parts.</param>
    /// <param name="leavesOutPyo">Whether <c>*.pyo</c> is one: to pex since 2.1.85 only.</param>
    public static bool IsCompiledPath(string path, bool leavesOutPyo) =>
        path.EndsWith(".pyc", StringComparison.Ordinal)
        || leavesOutPyo && path.EndsWith(".pyo", StringComparison.Ordinal)
        || PythonCache.IsInFolder(path)
        || IsTemporary(path);

    /// <summary><c>x.pyc.1234</c>, which Python writes before it renames.</summary>
    private static bool IsTemporary(string path)
    {
        var at = path.LastIndexOf(".pyc.", StringComparison.Ordinal);
        return at >= 0 && at + 5 < path.Length && path.Skip(at + 5).All(c => c is >= '0' and <= '9');
    }
}
