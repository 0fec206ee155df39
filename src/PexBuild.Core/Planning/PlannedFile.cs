using PexBuild.Hashes;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>Where the content of a file in an unpacked folder comes from.</summary>
internal enum FileOrigin
{
    /// <summary>The PEX, byte for byte.</summary>
    Pex,

    /// <summary>A wheel that was installed while unpacking: its <c>RECORD</c> as installed, say.</summary>
    Wheel,

    /// <summary>This library: the entry script, launchers, the support package.</summary>
    Generated,

    /// <summary>A patch that makes the file (<see cref="UnpackOptions.Patches"/>). One that it changes keeps its origin.</summary>
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

    /// <summary>Relative to the folder, <c>/</c> between parts.</summary>
    public string Path { get; }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <summary>Mode 0755 instead of 0644, less the umask; no meaning on Windows.</summary>
    public bool IsExecutable { get; }

    /// <summary>Where the content comes from.</summary>
    internal FileOrigin Origin { get; }

    /// <summary>Opens the content for one pass.</summary>
    /// <exception cref="Diagnostics.PexException">While reading: the data is damaged.</exception>
    public Stream Open() => _open();

    /// <summary>What its content counts for.</summary>
    internal PassingHash? Hash { get; }

    internal static PlannedFile FromMember(PexMember member, string path, bool isScript = false, PassingHash? hash = null) =>
        new(path, member.Length, member.IsExecutable || isScript, FileOrigin.Pex, member.Open, hash);

    internal static PlannedFile Generated(string path, byte[] content, bool isExecutable = false) =>
        FromBytes(path, content, isExecutable, FileOrigin.Generated);

    internal static PlannedFile FromBytes(string path, byte[] content, bool isExecutable, FileOrigin origin) =>
        new(path, content.Length, isExecutable, origin, () => new MemoryStream(content, writable: false));
}
