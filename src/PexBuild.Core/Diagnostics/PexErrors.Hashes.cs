namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    private const string DamagedOrChanged = NothingWritten + " It is damaged, or was changed after it was built: get it again.";

    /// <summary>A distribution's files do not have the hash that PEX-INFO records.</summary>
    public static readonly PexError<string, string, string> DistributionHashWrong =
        new("PEX1401", "The files of {0} do not match the hash in PEX-INFO ({1}, not {2}).", DamagedOrChanged);

    /// <summary>The user's code does not have the hash that PEX-INFO records.</summary>
    public static readonly PexError<string, string> CodeHashWrong =
        new("PEX1402", "The files outside .bootstrap and .deps do not match the hash in PEX-INFO (code_hash: {0}, not {1}).", DamagedOrChanged);

    /// <summary>The bundled runtime does not have the hash that PEX-INFO records.</summary>
    public static readonly PexError<string, string> BootstrapHashWrong =
        new("PEX1403", "The runtime in .bootstrap does not match the hash in PEX-INFO (bootstrap_hash: {0}, not {1}).", DamagedOrChanged);

    /// <summary>PEX-INFO does not have its own hash.</summary>
    public static readonly PexError<string, string> PexHashWrong =
        new("PEX1404", "PEX-INFO does not match its own hash (pex_hash: {0}, not {1}).", DamagedOrChanged);

    /// <summary>A file of a distribution does not have the hash in its RECORD.</summary>
    public static readonly PexError<string, string, VerbatimText> RecordWrong =
        new("PEX1405", "{0}: {1}{2} does not have the hash and size that are recorded there.", DamagedOrChanged);

    /// <summary>The same as <see cref="DistributionHashWrong"/>, where it does not stop the operation.</summary>
    public static readonly PexError<string, string, string> DistributionHashDiffers = new("PEX1406",
        "The files of {0} do not match the hash in PEX-INFO ({1}, not {2}).",
        "They were unpacked as they are. The PEX is damaged or was changed after it was built: unpack with --verify to refuse such a PEX.");

    /// <summary>The manifest of an unpacked folder does not match the content of its PEX.</summary>
    public static readonly PexError<string, VerbatimText> ManifestNotOfSource = new("PEX1411",
        "The manifest does not match the PEX that the folder was unpacked from, {0}: {1}.",
        "Nothing was changed. Unpack the PEX again, to another folder, and compare.");

    /// <summary>The file that the folder was unpacked from now contains a different PEX.</summary>
    public static readonly PexError<string, string, string> SourceIsAnother = new("PEX1412",
        "{0} is not the PEX that the folder was unpacked from (SHA-256 {1}, not {2}).",
        "Nothing was changed. Unpack it again, or name the right one with --from.");
}
