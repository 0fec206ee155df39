using PexBuild.Archive;

namespace PexBuild.Pex;

/// <summary>One file of a PEX, wherever it is kept: in the zip, in the folder, or in a zip inside either.</summary>
internal sealed class PexMember
{
    private readonly ContainerEntry _entry;

    private PexMember(string path, IContainer container, ContainerEntry entry)
    {
        Path = path;
        Container = container;
        _entry = entry;
    }

    /// <summary>Where it belongs in the unpacked folder.</summary>
    public string Path { get; }

    /// <summary>What holds it.</summary>
    public IContainer Container { get; }

    /// <summary>Its path in what holds it.</summary>
    public string EntryPath => _entry.Path;

    public long Length => _entry.Length;

    /// <summary>The files of a container, moved below a folder.</summary>
    public static IEnumerable<PexMember> FilesOf(IContainer container, string folder = "") =>
        container.Entries.Where(entry => !entry.IsFolder).Select(entry => new PexMember(folder + entry.Path, container, entry));

    /// <summary>One entry of a container, as the file of another path.</summary>
    public static PexMember FromEntry(IContainer container, ContainerEntry entry, string path) => new(path, container, entry);

    public bool IsExecutable => _entry.IsExecutable;

    public Stream Open() => Container.Open(_entry);
}
