namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>The input is a zip or a folder, but not a PEX.</summary>
    public static readonly PexError<VerbatimText> NotAPex =
        new("PEX1021", "This is not a PEX: {0}.", NothingWritten + " PexBuild reads PEX files that pex built.");

    /// <summary>A PEX lacks a part that every PEX has.</summary>
    public static readonly PexError<string> PartMissing =
        new("PEX1022", "It has PEX-INFO but no {0}, so it is not a complete PEX.", NothingWritten + " Get the file again, or build it again.");

    /// <summary>The PEX cannot be read from the disk.</summary>
    public static readonly PexSystemError CannotRead = new("PEX1023", "It cannot be read: {0}", NothingWritten + " Check the permissions.");
}
