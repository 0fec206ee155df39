using PexBuild.MSBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>The directories of a project that hold unpacked folders and state files.</summary>
/// <param name="project">The directory of the project, an absolute path.</param>
/// <param name="unpackPath">The directory that PEX files are unpacked to, relative to the project.</param>
/// <param name="statePath">The directory of the state files, in the intermediate directory, relative to the project.</param>
internal sealed class ProjectDirectories(string project, string unpackPath, string statePath)
{
    public string Project => project;

    public string Unpacked { get; } = ProjectPath.Absolute(project, unpackPath);

    public string State { get; } = ProjectPath.Absolute(project, statePath);

    /// <summary>
    /// Whether all unpacked folders belong to this project, because they are in its intermediate directory. Elsewhere the user may have unpacked
    /// others.
    /// </summary>
    public bool OwnsUnpacked => Unpacked.StartsWith(Path.GetDirectoryName(State) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Makes a path absolute that is relative to the project.</summary>
    public string Absolute(string path) => ProjectPath.Absolute(project, path);

    /// <summary>The unpacked folder that a state belongs to (<see cref="PexItem.State"/>).</summary>
    public string UnpackedFolder(string state) => Unpacked + state.Substring(State.Length);
}
