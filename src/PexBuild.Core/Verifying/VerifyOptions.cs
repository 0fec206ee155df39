namespace PexBuild.Verifying;

/// <summary>How to verify.</summary>
public sealed class VerifyOptions
{
    /// <summary>Of an unpacked folder: the PEX that it was unpacked from. By default the file of the name that the manifest has, beside the folder.</summary>
    public string? Source { get; init; }
}
