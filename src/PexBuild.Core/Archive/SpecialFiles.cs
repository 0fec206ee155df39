#if NET
using System.Formats.Tar;
#endif

namespace PexBuild.Archive;

/// <summary>Recognises what has a name like a file and is none.</summary>
internal static class SpecialFiles
{
    /// <summary>Says what the file at a path is if it is not a regular one. It is not opened for that.</summary>
    /// <param name="path">It exists, and is no folder; a link is followed.</param>
    public static string? Describe(string path)
    {
#if NET
        if (OperatingSystem.IsWindows())
            return null;
        var file = new FileInfo(path);
        // .NET does not tell the type of a file, but its tar writer has to find out. A fifo, a device and a socket have no size, so that only empty files are asked about.
        if (file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        if (file.Length > 0)
            return null;
        using var header = new MemoryStream();
        try
        {
            using var tar = new TarWriter(header, TarEntryFormat.Ustar, leaveOpen: true);
            tar.WriteEntry(file.FullName, "x");
        }
        catch (IOException) when (header.Length == 0 && file.Exists)
        {
            return "a socket";
        }

        const int TypeFlag = 156;
        return (TarEntryType)header.GetBuffer()[TypeFlag] switch
        {
            TarEntryType.Fifo => "a fifo",
            TarEntryType.CharacterDevice or TarEntryType.BlockDevice => "a device",
            _ => null,
        };
#else
        // Of .NET Framework, which is Windows only.
        return null;
#endif
    }
}
