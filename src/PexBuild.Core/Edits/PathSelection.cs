using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Edits;

/// <summary>The files and folders that the user named, either as <c>status</c> shows them or by their path from the working directory.</summary>
internal sealed class PathSelection
{
    private readonly IReadOnlyList<string> _paths;

    private PathSelection(IReadOnlyList<string> paths) => _paths = paths;

    /// <param name="folder">The unpacked folder.</param>
    /// <param name="names">The names that the user gave; an empty list selects everything.</param>
    /// <param name="exists">Whether a path of the folder was unpacked or added.</param>
    /// <exception cref="PexException">A name is neither an unpacked nor an added path.</exception>
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
