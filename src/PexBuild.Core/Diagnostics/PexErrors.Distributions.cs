namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>A requirement, constraint, exclude or override in PEX-INFO cannot be read.</summary>
    public static readonly PexErrorCode InfoEntryUnreadable = new(
        "PEX1330", "PEX-INFO's '{0}' has an entry that cannot be read: {1}.", NothingWritten + " pex does not start such a file either: build it again.");

    /// <summary>A distribution's metadata has a requirement that cannot be read.</summary>
    public static readonly PexErrorCode RequiresDistUnreadable = new(
        "PEX1331", "The distribution '{0}' has a requirement that cannot be read: {1}.", "It was left out: if the program misses a module, add what it asks for to the PEX's requirements.");

    /// <summary>A distribution's metadata has a Requires-Python that cannot be read.</summary>
    public static readonly PexErrorCode RequiresPythonUnreadable = new(
        "PEX1332", "The distribution '{0}' has a Requires-Python that cannot be read: '{1}'.", "It was left out: the distribution is taken for every Python that its tags fit.");
}
