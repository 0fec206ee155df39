using PexBuild.Archive;

namespace PexBuild.Pex;

/// <summary>One file of a PEX, wherever it is stored: in the zip, in the folder, or in a zip inside either.</summary>
internal sealed class PexMember
{
    private readonly ContainerEntry _entry;

    private PexMember(string path, IContainer container, ContainerEntry entry)
    {
        Path = path;
        Container = container;
        _entry = entry;
    }

    /// <summary>The path in the unpacked folder.</summary>
    public string Path { get; }

    /// <summary>The container that stores the file.</summary>
    public IContainer Container { get; }

    /// <summary>The path in the container.</summary>
    public string EntryPath => _entry.Path;

    public long Length => _entry.Length;

    /// <summary>Returns the files of a container, with a folder prepended to their paths.</summary>
    public static IEnumerable<PexMember> FilesOf(IContainer container, string folder = "") =>
        container.Entries.Where(entry => !entry.IsFolder).Select(entry => new PexMember(folder + entry.Path, container, entry));

    /// <summary>Creates a member from one entry of a container, with a different path.</summary>
    public static PexMember FromEntry(IContainer container, ContainerEntry entry, string path) => new(path, container, entry);

    public bool IsExecutable => _entry.IsExecutable;

    public Stream Open() => Container.Open(_entry);
}
