namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>The original entry script of a folder is no longer kept.</summary>
    public static readonly PexErrorCode OriginalMissing = new("PEX2060", "{0} is missing, the text that the folder's own one replaced.", "Nothing was written. Unpack the PEX again, to another folder, and copy the file from there.");
}
