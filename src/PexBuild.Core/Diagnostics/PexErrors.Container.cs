namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string GetItAgain = NothingWritten + " The file is damaged or malicious: get it again from its source.";

    /// <summary>The path does not exist.</summary>
    public static readonly PexError InputMissing = new("PEX1001", "There is no such file or folder.", NothingWritten + " Check the path.");

    /// <summary>The path is of an unsupported kind: a FIFO, a device, or a folder where a file is needed.</summary>
    public static readonly PexError<VerbatimText, VerbatimText> InputKind =
        new("PEX1002", "This is {0}, but {1} is needed.", NothingWritten + " Name a PEX file, or the folder of a loose or packed PEX.");

    /// <summary>No end of central directory record ends at the file's last byte.</summary>
    public static readonly PexError NotAZip = new("PEX1003", "This is not a PEX: no zip archive ends at its last byte.",
        NothingWritten + " If it should be one, the file was truncated or something was appended to it: get it again.");

    /// <summary>More than one end of central directory record is possible.</summary>
    public static readonly PexError<long> AmbiguousEnd =
        new("PEX1004", "The file has a second zip end record at offset {0}, so programs would disagree about its content.", GetItAgain);

    /// <summary>The end records contradict each other or the file.</summary>
    public static readonly PexError<VerbatimText> EndRecord = new("PEX1005", "The zip's end record is invalid: {0}.", GetItAgain);

    /// <summary>A record of the central directory is damaged.</summary>
    public static readonly PexError<long, VerbatimText> Directory = new("PEX1006", "The zip's central directory is invalid at entry {0}: {1}.", GetItAgain);

    /// <summary>The local header of an entry is missing or differs from the central directory.</summary>
    public static readonly PexError<string, VerbatimText> HeadersDisagree =
        new("PEX1007", "{0}: the central directory and the local header disagree about {1}.", GetItAgain);

    /// <summary>The data of two entries overlap.</summary>
    public static readonly PexError<string, string> Overlap = new("PEX1008", "{0}: its data overlaps {1}.", GetItAgain);

    /// <summary>The entry uses a feature of zip that neither pex nor Python writes into a PEX.</summary>
    public static readonly PexError<string, VerbatimText> Unsupported =
        new("PEX1009", "{0}: {1} is not supported.", NothingWritten + " The files of a PEX are stored, deflated or zstd-compressed: build it again with pex.");

    /// <summary>The entry is encrypted.</summary>
    public static readonly PexError<string> Encrypted =
        new("PEX1010", "{0} is encrypted.", NothingWritten + " Python cannot read it either: build the PEX again without encryption.");

    /// <summary>The extra fields of an entry are malformed or contradict the entry.</summary>
    public static readonly PexError<string, VerbatimText> ExtraField = new("PEX1011", "{0}: its extra fields are invalid: {1}.", GetItAgain);

    /// <summary>The compressed data cannot be decoded, is truncated, or is followed by other data.</summary>
    public static readonly PexError<string, VerbatimText> CompressedData = new("PEX1012", "{0}: its compressed data is damaged: {1}.", GetItAgain);

    /// <summary>The data is longer or shorter than declared.</summary>
    public static readonly PexError<string, long> SizeMismatch = new("PEX1013", "{0} does not have the {1} bytes that it declares.", GetItAgain);

    /// <summary>The data does not have the declared CRC-32.</summary>
    public static readonly PexError<string> CrcMismatch = new("PEX1014", "{0}: its content does not have the CRC-32 that it declares.", GetItAgain);
}
