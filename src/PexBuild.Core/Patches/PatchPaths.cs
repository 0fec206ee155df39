using System.Text;
using PexBuild.Archive;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Patches;

/// <summary>What patches may write to, and how the folders of distributions are called that they name.</summary>
internal static class PatchPaths
{
    // In bytes of UTF-8. No file system has a longer one, and asking about one is an error on some.
    private const int LongestName = 255;

    /// <summary>Refuses a path that no patch may write to, wherever it is applied.</summary>
    /// <param name="path">The path.</param>
    /// <param name="line">The line of the patch that it is on.</param>
    /// <param name="patch">What to call the patch.</param>
    /// <param name="limits">How long and how deep it may be.</param>
    /// <param name="isUnpacked">Whether a path is one of the files that are unpacked.</param>
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

    /// <summary>Whether a name could be one of the folder's, before it was checked.</summary>
    public static bool MayExist(string path, ReadLimits limits) =>
        path.Length > 0 && path[0] != '/' && path.IndexOf('\0') < 0 && path.Length <= limits.PathBytes && path.Split('/').All(IsName);

    /// <summary>The folder of the distribution that a path is in, <c>.deps/foo-1.0-py3-none-any.whl</c>; <see langword="null"/> for none.</summary>
    public static string? Distribution(string path)
    {
        var parts = path.Split('/');
        return parts.Length < 3 || parts[0] != PexNames.Distributions ? null : PexNames.DistributionsPrefix + parts[1];
    }

    /// <summary>Of these folders, those that are of the project of a distribution, in order: other versions of it, or for other Pythons.</summary>
    public static IEnumerable<string> OthersOf(string distribution, IEnumerable<string> folders) =>
        folders.Where(folder => Project(folder) == Project(distribution)).OrderBy(folder => folder, StringComparer.Ordinal);

    private static bool IsName(string part) => part is not ("" or "." or "..") && Encoding.UTF8.GetByteCount(part) <= LongestName;

    private static string Project(string folder) => ProjectName.Normalize(folder.Substring(PexNames.Distributions.Length + 1).Split('-')[0]);
}
