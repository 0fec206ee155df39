using Microsoft.Build.Framework;
using PexBuild.Diagnostics;
using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>Finds the PEX that an item, a name or a path stands for.</summary>
internal static class PexChoice
{
    /// <param name="pex">One of <paramref name="items"/>, a name or a path; <see langword="null"/> for the only item.</param>
    /// <param name="items">The project's <c>UnpackedPex</c> items.</param>
    /// <param name="projectDirectory">The directory that a path is relative to.</param>
    /// <returns>An unpacked folder or a PEX file, and the Python that the item names.</returns>
    /// <exception cref="PexException">It stands for no PEX, or for several.</exception>
    public static (string Path, string Python) Choose(ITaskItem? pex, ITaskItem[] items, string projectDirectory)
    {
        var named = pex?.ItemSpec ?? "";
        var item = pex?.GetMetadata("Folder") is { Length: > 0 } ? pex
            : named.Length == 0 ? items.Length == 1 ? items[0] : null
            : Find(items, named.Replace('\\', '/').TrimEnd('/'));
        if (item is not null)
            return (item.GetMetadata("Folder"), item.GetMetadata("PythonExecutable"));
        if (named.Length > 0 && ProjectPath.Absolute(projectDirectory, named) is var path && (Directory.Exists(path) || File.Exists(path)))
            return (path, "");
        throw items.Length == 0
            ? PexErrors.NoPexToRun.Error(projectDirectory, named)
            : PexErrors.PexNotChosen.Error(projectDirectory, named, string.Join(", ", items.Select(OutputFolder)));
    }

    // The output folder comes first, since no two items have the same.
    private static ITaskItem? Find(ITaskItem[] items, string named)
    {
        foreach (var name in new Func<ITaskItem,
            string>[] { OutputFolder, Source, item => Path.GetFileName(Source(item)), item => Path.GetFileNameWithoutExtension(Source(item)) })
        {
            var found = Array.FindAll(items, item => name(item).Equals(named, StringComparison.OrdinalIgnoreCase));
            if (found.Length > 0)
                return found.Length == 1 ? found[0] : null;
        }

        return null;
    }

    private static string OutputFolder(ITaskItem item) => item.GetMetadata("OutputFolder");

    private static string Source(ITaskItem item) => item.GetMetadata("Pex").Replace('\\', '/');
}
