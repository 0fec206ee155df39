namespace PexBuild.Diagnostics;

/// <summary>The kinds of file named in messages (PEX1002, PEX1208, PEX2033, PEX2067).</summary>
internal static class FileKinds
{
    public static readonly VerbatimText File = new("a file");
    public static readonly VerbatimText Folder = new("a folder");
    public static readonly VerbatimText FileOrFolder = new("a file or a folder");
    public static readonly VerbatimText Link = new("a link");
    public static readonly VerbatimText SymbolicLink = new("a symbolic link");
    public static readonly VerbatimText Fifo = new("a fifo");
    public static readonly VerbatimText Socket = new("a socket");
    public static readonly VerbatimText Device = new("a device");
    public static readonly VerbatimText DeviceOrPipe = new("a device or a pipe");
    public static readonly VerbatimText Unknown = new("of an unknown type");
}
