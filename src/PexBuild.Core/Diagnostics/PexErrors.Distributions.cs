namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>PEX-INFO lists a distribution that is missing.</summary>
    public static readonly PexError<string> DistributionMissing =
        new("PEX1301", "PEX-INFO lists the distribution {0}, which is not in .deps.", NothingWritten + " The file is damaged: build it again.");

    /// <summary>The PEX contains a distribution that PEX-INFO does not list.</summary>
    public static readonly PexError<string> DistributionExtra =
        new("PEX1302", ".deps/{0} is not listed in PEX-INFO.", "It is unpacked, but, as with pex, the program does not see it.");

    /// <summary>A distribution has no readable metadata.</summary>
    public static readonly PexError<string, string> DistributionMetadataMissing =
        new("PEX1303", "The distribution {0} has no {1}.", NothingWritten + " The file is damaged: build it again.");

    /// <summary>A wheel cannot be installed.</summary>
    public static readonly PexError<string, VerbatimText> WheelBroken =
        new("PEX1304", "The wheel {0} cannot be installed: {1}.", NothingWritten + " The file is damaged: build it again.");

    /// <summary>PEX-INFO lists a distribution that was deleted from the folder.</summary>
    public static readonly PexError<string> DistributionDeleted =
        new("PEX1305", "PEX-INFO lists the distribution {0}, which is no longer in .deps.", "The program does not see it.");

    /// <summary>The same as <see cref="DistributionExtra"/> when hashes are verified: no hash covers the distribution.</summary>
    public static readonly PexError<string> DistributionUnlisted = new("PEX1306", ".deps/{0} is not listed in PEX-INFO, so no hash covers it.",
        NothingWritten + " It was added after the PEX was built: get the PEX again, or unpack it without --verify.");

    /// <summary>A requirement, constraint, exclude or override in PEX-INFO cannot be read.</summary>
    public static readonly PexError<string, VerbatimText> InfoEntryUnreadable = new(
        "PEX1330", "'{0}' in PEX-INFO has an entry that cannot be read: {1}.", NothingWritten + " pex does not start such a file either: build it again.");

    /// <summary>A distribution's metadata has a requirement that cannot be read.</summary>
    public static readonly PexError<string, VerbatimText> RequiresDistUnreadable = new(
        "PEX1331", "The distribution '{0}' has a requirement that cannot be read: {1}.",
        "It was ignored: if the program lacks a module, add the project that provides it to the requirements of the PEX.");

    /// <summary>A distribution's metadata has a Requires-Python that cannot be read.</summary>
    public static readonly PexError<string, string> RequiresPythonUnreadable = new(
        "PEX1332", "The distribution '{0}' has a Requires-Python that cannot be read: '{1}'.",
        "It was ignored: the distribution is used with every Python that its tags allow.");
}
