using PexBuild.Archive;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Checks that all planned files can coexist in one folder and stay inside it, whether their paths come from a wheel's
/// installation or from this library.
/// </summary>
internal static class PlannedPaths
{
    // Entries were checked against the limits at their original paths; in .deps/NAME a path is longer.
    private static readonly ReadLimits s_anyLength = new() { PathBytes = int.MaxValue, Depth = int.MaxValue };

    /// <exception cref="PexException">A path leads out of the folder, is used twice, or is both a file and a folder.</exception>
    public static void Require(PexFile pex, IReadOnlyList<PlannedFile> files)
    {
        var context = new ReadContext(pex.Path, "", s_anyLength, TargetSystems.Current);
        var index = new EntryIndex(context);
        foreach (var file in files.OrderBy(file => file.Origin == FileOrigin.Generated))
        {
            EntryNames.Check(file.Path, context);
            try
            {
                index.Add(new ContainerEntry(file.Path, isFolder: false, file.Length, file.IsExecutable));
            }
            catch (PexException) when (file.Origin == FileOrigin.Generated)
            {
                throw PexErrors.NameTaken.Error(pex.Path, file.Path, FolderReasons.CannotBeUnpacked);
            }
        }
    }
}
