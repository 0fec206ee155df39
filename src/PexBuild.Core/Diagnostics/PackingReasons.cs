namespace PexBuild.Diagnostics;

/// <summary>Why a folder cannot be packed: the reasons of PEX2062, PEX2067 and PEX2069.</summary>
internal static class PackingReasons
{
    // PEX2062: the PEX is …
    public static readonly VerbatimText AlsoNative = new("a native PEX too");
    public static readonly VerbatimText TooOld = new("older than pex 2.1.71");

    // PEX2067: the output is …
    public static readonly VerbatimText FileWhereFolderGoes = new("a file, where a folder is to be written");
    public static readonly VerbatimText UnpackedFolder = new("an unpacked folder, which may have edits");
    public static readonly VerbatimText NotAPex = new("a folder that is not a PEX");

    // PEX2069: the runtime of …
    private static readonly VerbatimText s_unknownRelease = new("an unknown release");

    /// <param name="version">The pex release, if known.</param>
    public static VerbatimText Release(string? version) => version is null ? s_unknownRelease : VerbatimText.Format("{0}", version);
}
