using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>The metadata <c>Patches</c>: patch files, and in an item of the project also globs, in the order in which the patches are applied.</summary>
internal static class PatchList
{
    private const string Name = "Patches";

    /// <summary>The patch files of a prepared item.</summary>
    public static IReadOnlyList<string> Read(ITaskItem item) => [.. Entries(item).Select(EscapedItem.Unescape)];

    /// <summary>Sets the patch files of a prepared item.</summary>
    public static void Write(TaskItem item, IEnumerable<string> paths) => item.SetMetadata(Name, string.Join(";", paths.Select(EscapedItem.Escape)));

    /// <summary>The entries as they are written in the project: MSBuild's escapes are not resolved, since an escaped wildcard is a literal character.</summary>
    public static IEnumerable<string> Entries(ITaskItem item) =>
        ((ITaskItem2)item).GetMetadataValueEscaped(Name).Split(';').Select(entry => entry.Trim()).Where(entry => entry.Length > 0);
}

/// <summary>
/// The files that MSBuild found for the entries of <see cref="PatchList"/>. It expands globs only in <c>Include</c>, so a target makes an item of
/// each file.
/// </summary>
internal sealed class PatchGlobs
{
    private readonly ILookup<string, string> _files;

    /// <param name="files">The files; the metadata <c>Entry</c> of each is the entry that it was found for.</param>
    /// <param name="projectDirectory">The directory that they are relative to.</param>
    public PatchGlobs(IEnumerable<ITaskItem> files, string projectDirectory) =>
        _files = files.ToLookup(file => Key(((ITaskItem2)file).GetMetadataValueEscaped("Entry")),
            file => ProjectPath.Absolute(projectDirectory, file.ItemSpec));

    /// <returns>Absolute paths, each once. A glob that matches nothing gives none; a file that is named does not have to exist.</returns>
    public IReadOnlyList<string> Expand(ITaskItem item) => [.. PatchList.Entries(item).SelectMany(Expand).Distinct(StringComparer.Ordinal)];

    // MSBuild does not sort the files of a glob.
    private IEnumerable<string> Expand(string entry) =>
        _files[Key(entry)].OrderBy(file => file.Replace(Path.DirectorySeparatorChar, '/'), StringComparer.Ordinal);

    // Outside Windows, MSBuild replaces backslashes in items and in some metadata.
    private static string Key(string entry) => entry.Replace('\\', '/');
}
