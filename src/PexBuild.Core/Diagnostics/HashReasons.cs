namespace PexBuild.Diagnostics;

/// <summary>Why a hash cannot be verified, and how a manifest differs from its PEX (PEX1411).</summary>
internal static class HashReasons
{
    public static readonly VerbatimText WheelInstalled = new("it was installed from a wheel file, and the hash is that of the file");
    public static readonly VerbatimText ReleaseUnknown = new("the release of pex that built it is not known");
    public static readonly VerbatimText CoversWheels = new("it covers the wheel files that the distributions were installed from");
    public static readonly VerbatimText DependsOnDiskOrder =
        new("pex up to 2.1.143 computed it in the order in which the disk of the builder listed the files");
    public static readonly VerbatimText OfNativePex = new("the hash of a native PEX is that of the inputs it was built from");
    public static readonly VerbatimText NotListed = new("PEX-INFO does not list it");

    // PEX1411.
    public static VerbatimText NotInManifest(string path) => VerbatimText.Format("{0} is not in the manifest", path);

    public static VerbatimText OtherHash(string path) => VerbatimText.Format("{0} does not have the same hash in the manifest as in the PEX", path);

    public static VerbatimText NotInPex(string path) => VerbatimText.Format("{0} is in the manifest but not in the PEX", path);
}
