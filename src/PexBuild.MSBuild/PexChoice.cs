using Microsoft.Build.Framework;
using PexBuild.Diagnostics;

namespace PexBuild.MSBuild;

/// <summary>Finds the folder or file that somebody means by an item, a name or a path.</summary>
internal static class PexChoice
{
    /// <param name="pex">What was asked for; an item of <paramref name="items"/>, a name or a path; <see langword="null"/> for the only one.</param>
    /// <param name="items">The project's <c>UnpackedPex</c> items.</param>
    /// <param name="projectDirectory">What a path is relative to.</param>
    /// <returns>An unpacked folder or a PEX file, and the Python that its item names.</returns>
    /// <exception cref="PexException">It is none of them.</exception>
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
        var problem = named.Length > 0 ? $"There is no PEX '{DisplayText.Escape(named)}' to run here" : "It is not said which PEX to run";
        throw PexErrors.PexNotChosen.Error(ProjectPath.Absolute(projectDirectory, ""), new VerbatimText(problem), items.Length == 0 ? "none, or none is unpacked yet" : string.Join(", ", items.Select(OutputFolder)));
    }

    // The output folder is the one name that no two items have.
    private static ITaskItem? Find(ITaskItem[] items, string named)
    {
        foreach (var name in new Func<ITaskItem, string>[] { OutputFolder, Source, item => Path.GetFileName(Source(item)), item => Path.GetFileNameWithoutExtension(Source(item)) })
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
