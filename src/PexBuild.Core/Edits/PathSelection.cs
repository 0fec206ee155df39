using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Edits;

/// <summary>Files and folders of an unpacked folder that the user named: as <c>status</c> shows them, or by their path from the working directory.</summary>
internal sealed class PathSelection
{
    private readonly IReadOnlyList<string> _paths;

    private PathSelection(IReadOnlyList<string> paths) => _paths = paths;

    /// <param name="folder">The unpacked folder.</param>
    /// <param name="names">What the user named; nothing means all.</param>
    /// <param name="exists">Whether a path of the folder was unpacked, or was added.</param>
    /// <exception cref="PexException">A name is neither.</exception>
    public static PathSelection Resolve(UnpackedFolder folder, IReadOnlyList<string> names, Func<string, bool> exists)
    {
        return new PathSelection([.. names.Select(Resolve)]);

        string Resolve(string name)
        {
            if (name.Length == 0)
                throw PexErrors.PathUnknown.Error(folder.Path, EditReasons.EmptyPath.Text);
            var asShown = name.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/');
            if (exists(asShown))
                return asShown;
            var full = FolderPaths.Full(name);
            if (full == folder.Path)
                return "";
            if (full.StartsWith(folder.Path + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                var relative = full.Substring(folder.Path.Length + 1).Replace(Path.DirectorySeparatorChar, '/');
                if (exists(relative))
                    return relative;
            }

            throw PexErrors.PathUnknown.Error(folder.Path, name);
        }
    }

    public bool Contains(FolderEdit edit) => _paths.Count == 0 || Contains(edit.Path) || edit.From is not null && Contains(edit.From);

    private bool Contains(string path) =>
        _paths.Any(selected => selected.Length == 0 || path == selected || path.StartsWith(selected + "/", StringComparison.Ordinal));
}
