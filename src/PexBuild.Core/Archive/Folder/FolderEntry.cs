namespace PexBuild.Archive.Folder;

/// <summary>A file or folder of a PEX folder, with where it really is.</summary>
internal sealed class FolderEntry : ContainerEntry
{
    public FolderEntry(string path, bool isFolder, long length, bool isExecutable, string file) : base(path, isFolder, length, isExecutable) => File = file;

    /// <summary>The file on disk, links followed.</summary>
    public string File { get; }
}
