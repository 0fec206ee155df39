namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string RaiseIt = NothingWritten + " If you trust the PEX, raise the limit: set the environment variable PEXBUILD_LIMITS to ";

    /// <summary>The container, its wheels included, has too many entries.</summary>
    public static readonly PexError<long, long> TooManyEntries =
        new("PEX1501", "The PEX has {0} entries, more than the {1} that are allowed.", RaiseIt + "'entries=NUMBER'.");

    /// <summary>The container, its wheels included, would unpack to too many bytes.</summary>
    public static readonly PexError<long, long> TooManyBytes =
        new("PEX1502", "The PEX would unpack to {0} bytes, more than the {1} that are allowed for it.", RaiseIt + "'total-bytes=NUMBER'.");

    /// <summary>A file that is read into memory as a whole is too large.</summary>
    public static readonly PexError<string, long, long> FileTooLarge =
        new("PEX1503", "{0} has {1} bytes, more than the {2} that are allowed for such a file.", RaiseIt + "'text-bytes=NUMBER'.");

    /// <summary>The path of an entry is too long.</summary>
    public static readonly PexError<string, int, int> PathTooLong =
        new("PEX1504", "{0}: its path has {1} bytes, more than the {2} that are allowed.", RaiseIt + "'path-bytes=NUMBER'.");

    /// <summary>One part of an entry's path is too long.</summary>
    public static readonly PexError<string, int, int> NameTooLong =
        new("PEX1505", "{0}: a part of its path has {1} bytes, more than the {2} that are allowed.", RaiseIt + "'name-bytes=NUMBER'.");

    /// <summary>An entry is nested in too many folders.</summary>
    public static readonly PexError<string, int, int> TooDeep =
        new("PEX1506", "{0} is {1} levels deep, more than the {2} that are allowed.", RaiseIt + "'depth=NUMBER'.");

    /// <summary>Compressed wheels inside the PEX exceed their memory limit.</summary>
    public static readonly PexError<string, long, long> WheelsTooLarge = new("PEX1507",
        "{0} is a compressed wheel in a PEX: it needs {1} bytes of memory, but {2} are allowed for all such wheels.", RaiseIt + "'wheel-memory=NUMBER'.");

    /// <summary>A patch or its result exceeds the memory limit.</summary>
    public static readonly PexError<VerbatimText, long, long> PatchTooLarge = new("PEX1509", "{0} {1} bytes, more than the {2} that are allowed for patches.",
        "Nothing was changed. If you trust the patch, raise the limit: set the environment variable PEXBUILD_LIMITS to 'patch-bytes=NUMBER'.");

    /// <summary>The values of PEX-INFO are nested too deep.</summary>
    public static readonly PexError<int> InfoTooDeep =
        new("PEX1510", "The values of PEX-INFO are nested deeper than the {0} levels that are allowed.", RaiseIt + "'json-depth=NUMBER'.");

    /// <summary>The text that sets the limits is invalid.</summary>
    public static readonly PexError<string> LimitsText =
        new("PEX1508", "'{0}' does not set a limit.", NothingWritten + " Write NAME=NUMBER, with commas between several; a number may end in K, M or G.");
}
