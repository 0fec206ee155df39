#if NET
using System.Formats.Tar;
#endif
using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>Recognises what has a name like a file and is none.</summary>
internal static class SpecialFiles
{
    /// <summary>Says what a file that is neither a folder nor a link is, if it is not a regular one. Only a regular one is opened for that.</summary>
    public static VerbatimText? Describe(FileInfo file)
    {
#if NET
        // .NET does not tell the type of a file, but its tar writer has to find out. A fifo, a device and a socket have no size, so that only empty
        // files are asked about.
        if (OperatingSystem.IsWindows() || file.Length > 0)
            return null;
        using var header = new MemoryStream();
        try
        {
            using var tar = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
            tar.WriteEntry(file.FullName, "x");
        }
        catch (IOException) when (header.Length == 0 && file.Exists)
        {
            return FileKinds.Socket;
        }

        const int TypeFlag = 156;
        return (TarEntryType)header.GetBuffer()[TypeFlag] switch
        {
            TarEntryType.Fifo => FileKinds.Fifo,
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => FileKinds.Device,
            _ => null,
        };
#else
        // Of .NET Framework, which is Windows only.
        return null;
#endif
    }
}
