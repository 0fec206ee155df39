#if NET
using System.Formats.Tar;
#endif
using PexBuild.Diagnostics;

namespace PexBuild.Files;

/// <summary>Recognises fifos, devices and sockets.</summary>
internal static class SpecialFiles
{
    /// <summary>Describes a file, which is neither a folder nor a link, if it is not a regular file. Only regular files are opened for this.</summary>
    public static VerbatimText? Describe(FileInfo file)
    {
#if NET
        // .NET does not expose a file's type, but its tar writer has to determine it. Fifos, devices and sockets have no size, so only empty files
        // need the check.
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
        // .NET Framework runs on Windows only.
        return null;
#endif
    }
}
