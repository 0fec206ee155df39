namespace PexBuild.Diagnostics;

/// <summary>Why a zip is invalid: the reasons of PEX1005 to PEX1012.</summary>
internal static class ContainerReasons
{
    // PEX1005: the end record.
    public static readonly VerbatimText PointsOutside = new("it points outside the file");
    public static readonly VerbatimText IsMultiPart = new("it belongs to a multi-part archive");
    public static readonly VerbatimText CountIsImpossible = new("its number of entries is impossible");
    public static readonly VerbatimText OffsetsFromNowhere = new("its offsets are relative to neither the start of the file nor the start of the zip");
    public static readonly VerbatimText TwoDirectories = new("it could mean either of two central directories");
    public static readonly VerbatimText Zip64Contradicts = new("the zip64 record contradicts it");
    public static readonly VerbatimText Zip64IsElsewhere = new("the zip64 record is not where its locator says");
    public static readonly VerbatimText Zip64IsMissing = new("there is no zip64 record right before its locator");
    public static readonly VerbatimText Zip64IsNegative = new("the zip64 record has a negative number");

    // PEX1006: the central directory.
    public static readonly VerbatimText RecordIsMissing = new("its record is missing");
    public static readonly VerbatimText RecordIsCutOff = new("its record is cut off");
    public static readonly VerbatimText MoreFollows = new("more data follows it");

    // PEX1007: the field in which the central directory and the local header differ.
    public static readonly VerbatimText Header = new("where its local header is");
    public static readonly VerbatimText DataStart = new("where its data starts");
    public static readonly VerbatimText Descriptor = new("what follows its data");
    public static readonly VerbatimText Name = new("its name");
    public static readonly VerbatimText Flags = new("its flags");
    public static readonly VerbatimText Compression = new("its compression");
    public static readonly VerbatimText Crc = new("its CRC-32");
    public static readonly VerbatimText Size = new("its size");

    // PEX1008: the structure that the data of an entry overlaps, if not another entry.
    public static readonly VerbatimText CentralDirectory = new("the central directory");

    // PEX1009: the unsupported feature.
    public static readonly VerbatimText PatchedData = new("patched data");

    // PEX1011: the extra fields.
    public static readonly VerbatimText FieldsDoNotFill = new("they do not fill the space that they are given");
    public static readonly VerbatimText FieldsRename = new("they give the entry another name");
    public static readonly VerbatimText FieldsContradict = new("the zip64 field contradicts the record");
    public static readonly VerbatimText LocalFieldsDoNotFill = new("those of the local header do not fill the space that they are given");
    public static readonly VerbatimText LocalFieldsRename = new("those of the local header give the entry another name");
    public static readonly VerbatimText LocalSizesUnclear = new("the zip64 field of the local header has neither one size nor two");

    // PEX1012: the compressed data.
    public static readonly VerbatimText IsCutOff = new("it is cut off");
    public static readonly VerbatimText IsFollowed = new("it is followed by more bytes");
    public static readonly VerbatimText CannotBeInflated = new("it cannot be inflated");
    public static readonly VerbatimText CannotBeDecoded = new("it cannot be decoded");
    public static readonly VerbatimText NotAZstandardFrame = new("it is not a zstd frame");
    public static readonly VerbatimText NeedsDictionary = new("it needs a dictionary");
    public static readonly VerbatimText DeclaresAnotherSize = new("its frame declares another size");
    public static readonly VerbatimText NeedsTooMuchMemory = new("it needs more than 128 MiB of memory");

    public static VerbatimText Method(ushort method) => VerbatimText.Format("compression method {0}", method);
}
