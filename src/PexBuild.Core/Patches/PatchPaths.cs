using System.Text;
using PexBuild.Archive;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Patches;

/// <summary>Checks the paths that patches write to, and finds the distribution folders that they name.</summary>
internal static class PatchPaths
{
    // In bytes of UTF-8. No file system allows longer names, and on some even a query for one is an error.
    private const int LongestName = 255;

    /// <summary>Rejects a path that no patch may write to, wherever it is applied.</summary>
    /// <param name="path">The path.</param>
    /// <param name="line">The line of the patch that contains the path.</param>
    /// <param name="patch">The name of the patch for messages.</param>
    /// <param name="limits">The limits for length and depth.</param>
    /// <param name="isUnpacked">Whether a path is one of the unpacked files.</param>
    public static void Check(string path, int line, string patch, ReadLimits limits, Func<string, bool> isUnpacked)
    {
        EntryNames.Check(path, new ReadContext(patch, "", limits, TargetSystems.Current));
        if (TargetSystems.Current == TargetSystem.Windows && WindowsNames.Refuses(path))
            throw PexErrors.NameOnWindows.Error(patch, path, Counts.FirstOf(1));
        var parts = path.Split('/');
        if (parts.Any(part => part.Equals(".git", StringComparison.OrdinalIgnoreCase)))
            throw PexErrors.PatchPathRefused.Error(patch, path, line, PatchReasons.BelongsToGit);
        if (parts[0].Equals(PexBuildFolder.Name, StringComparison.OrdinalIgnoreCase)
            && (path.StartsWith(PexBuildFolder.Pristine, StringComparison.Ordinal) || !isUnpacked(path)))
            throw PexErrors.PatchPathRefused.Error(patch, path, line, PatchReasons.BelongsToPexBuild);
    }

    /// <summary>Whether a name that has not been checked yet could be the path of a file in the folder.</summary>
    public static bool MayExist(string path, ReadLimits limits) =>
        path.Length > 0 && path[0] != '/' && path.IndexOf('\0') < 0 && path.Length <= limits.PathBytes && path.Split('/').All(IsName);

    /// <summary>
    /// Returns the folder of the distribution that contains a path, <c>.deps/foo-1.0-py3-none-any.whl</c>; <see langword="null"/>
    /// if there is none.
    /// </summary>
    public static string? Distribution(string path)
    {
        var parts = path.Split('/');
        return parts.Length < 3 || parts[0] != PexNames.Distributions ? null : PexNames.DistributionsPrefix + parts[1];
    }

    /// <summary>
    /// Returns, in order, the folders that hold the same project as a distribution: other versions of it, or builds for other
    /// Pythons.
    /// </summary>
    public static IEnumerable<string> OthersOf(string distribution, IEnumerable<string> folders) =>
        folders.Where(folder => Project(folder) == Project(distribution)).OrderBy(folder => folder, StringComparer.Ordinal);

    private static bool IsName(string part) => part is not ("" or "." or "..") && Encoding.UTF8.GetByteCount(part) <= LongestName;

    private static string Project(string folder) => ProjectName.Normalize(folder.Substring(PexNames.Distributions.Length + 1).Split('-')[0]);
}
