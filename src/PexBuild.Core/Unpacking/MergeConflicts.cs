using System.Globalization;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Unpacking;

/// <summary>The conflicts of <see cref="Planning.OnEdits.Merge"/> that a person has to resolve.</summary>
internal static class MergeConflicts
{
    public static PexDiagnostic Deleted(string folder, string path) =>
        Conflict(folder, path, "was deleted, and the PEX has a new version of it", "The new version was put back: delete it again, or keep it.");

    public static PexDiagnostic Obsolete(string folder, string path) =>
        Conflict(folder, path, "was edited, and the PEX no longer has it", "It was left in place as a file of yours: delete it if nothing needs it.");

    public static PexDiagnostic NotText(string folder, string path) =>
        Conflict(folder, path, "was changed here and in the PEX, and is no text that could be merged", "Yours was left in place; the PEX's is " + PexBuildFolder.Pristine + DisplayText.Escape(path) + ".");

    /// <param name="folder">The folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="isAdded">Whether the user added the file.</param>
    /// <param name="count">In how many places both versions are in the file.</param>
    public static PexDiagnostic Marked(string folder, string path, bool isAdded, int count) =>
        Conflict(
            folder,
            path,
            "was " + (isAdded ? "added" : "edited") + " in " + (count == 1 ? "a place" : count.ToString(CultureInfo.InvariantCulture) + " places") + " where the PEX has something else",
            "Both are there between the marks <<<<<<< and >>>>>>>: choose, and remove the marks.");

    private static PexDiagnostic Conflict(string folder, string path, string problem, string remedy) =>
        PexErrors.MergeConflict.Error(folder, path, new VerbatimText(problem), new VerbatimText(remedy)).Diagnostic;
}
