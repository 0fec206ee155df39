using PexBuild.Diagnostics;

namespace PexBuild.Archive.Zip;

/// <summary>Distinguishes files from folders by an entry's name and mode, and refuses anything else.</summary>
internal static class ZipKind
{
    private const uint TypeBits = 0xF000, Regular = 0x8000, FolderType = 0x4000, ExecuteBits = 0x49, DosFolder = 0x10;

    /// <summary>Whether the entry is a folder: its name ends with a slash and the mode in its attributes agrees.</summary>
    /// <remarks>pex 2.39.0 – 2.91.2 left the type out of the mode; then only the name decides.</remarks>
    public static bool IsFolder(uint attributes, bool endsWithSlash, string name, ReadContext context)
    {
        var type = (attributes >> 16) & TypeBits;
        if (type is not (0 or Regular or FolderType))
            throw context.Error(PexErrors.EntryKind, name, Describe(type));
        if (endsWithSlash ? type == Regular : type == FolderType || (type == 0 && (attributes & DosFolder) != 0))
            throw context.Error(PexErrors.EntryKindUnclear, name, endsWithSlash ? EntryReasons.FolderWithFileMode : EntryReasons.FileWithFolderMode);
        return endsWithSlash;
    }

    /// <summary>Whether any of the three execute bits is set.</summary>
    public static bool IsExecutable(uint attributes) => ((attributes >> 16) & ExecuteBits) != 0;

    private static VerbatimText Describe(uint type) => type switch
    {
        0xA000 => FileKinds.SymbolicLink,
        0x1000 => FileKinds.Fifo,
        0x2000 or 0x6000 => FileKinds.Device,
        0xC000 => FileKinds.Socket,
        _ => FileKinds.Unknown,
    };
}
