using PexBuild.Hashes;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>The origin of a file's content in an unpacked folder.</summary>
internal enum FileOrigin
{
    /// <summary>The PEX, byte for byte.</summary>
    Pex,

    /// <summary>A wheel that was installed while unpacking, for example its <c>RECORD</c> as installed.</summary>
    Wheel,

    /// <summary>This library: the entry script, launchers, the support package.</summary>
    Generated,

    /// <summary>A patch that creates the file (<see cref="UnpackOptions.Patches"/>). A file that a patch changes keeps its origin.</summary>
    Patch,
}

/// <summary>One file that unpacking will write.</summary>
public sealed class PlannedFile
{
    private readonly Func<Stream> _open;

    internal PlannedFile(string path, long length, bool isExecutable, FileOrigin origin, Func<Stream> open, PassingHash? hash = null)
    {
        Hash = hash;
        Path = path;
        Length = length;
        IsExecutable = isExecutable;
        Origin = origin;
        _open = open;
    }

    /// <summary>The path relative to the folder, with <c>/</c> as separator.</summary>
    public string Path { get; }

    /// <summary>The length in bytes.</summary>
    public long Length { get; }

    /// <summary>Whether the mode is 0755 instead of 0644, minus the umask; has no effect on Windows.</summary>
    public bool IsExecutable { get; }

    /// <summary>The origin of the content.</summary>
    internal FileOrigin Origin { get; }

    /// <summary>Opens the content for reading it once.</summary>
    /// <exception cref="Diagnostics.PexException">While reading: the data is damaged.</exception>
    public Stream Open() => _open();

    /// <summary>The hash of the distribution that the content is part of.</summary>
    internal PassingHash? Hash { get; }

    internal static PlannedFile FromMember(PexMember member, string path, bool isScript = false, PassingHash? hash = null) =>
        new(path, member.Length, member.IsExecutable || isScript, FileOrigin.Pex, member.Open, hash);

    internal static PlannedFile Generated(string path, byte[] content, bool isExecutable = false) =>
        FromBytes(path, content, isExecutable, FileOrigin.Generated);

    internal static PlannedFile FromBytes(string path, byte[] content, bool isExecutable, FileOrigin origin) =>
        new(path, content.Length, isExecutable, origin, () => new MemoryStream(content, writable: false));
}
