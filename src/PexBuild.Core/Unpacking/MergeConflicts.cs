using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Unpacking;

/// <summary>The conflicts of <see cref="Planning.OnEdits.Merge"/> that the user has to resolve.</summary>
internal static class MergeConflicts
{
    public static PexDiagnostic Deleted(string folder, string path) => Conflict(folder, path, MergeReason.DeletedAndChanged);

    public static PexDiagnostic Obsolete(string folder, string path) => Conflict(folder, path, MergeReason.EditedAndRemoved);

    public static PexDiagnostic NotText(string folder, string path) => Conflict(folder, path, MergeReason.NotText(PexBuildFolder.Pristine + path));

    /// <param name="folder">The folder.</param>
    /// <param name="path">The file.</param>
    /// <param name="isAdded">Whether the user added the file.</param>
    /// <param name="count">The number of places in the file that contain both versions.</param>
    public static PexDiagnostic Marked(string folder, string path, bool isAdded, int count) =>
        Conflict(folder, path, MergeReason.Conflict(isAdded ? EditReasons.Added : EditReasons.Edited, count));

    private static PexDiagnostic Conflict(string folder, string path, MergeReason reason) =>
        PexErrors.MergeConflict.Error(folder, path, reason.Problem, reason.Remedy).Diagnostic;
}
