using PexBuild.Archive;
using PexBuild.Archive.Names;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Sees to it that all planned files can be side by side in one folder, and in it alone, whatever moved them there: a wheel's installation, or we.
/// </summary>
internal static class PlannedPaths
{
    // Entries were held against the limits where they lie; below .deps/NAME a path is longer.
    private static readonly ReadLimits s_anyLength = new() { PathBytes = int.MaxValue, Depth = int.MaxValue };

    /// <exception cref="PexException">A path leads out of the folder, is there twice, or is a file and a folder.</exception>
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
