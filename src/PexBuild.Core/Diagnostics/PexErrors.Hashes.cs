namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
    /// <summary>A distribution's files do not have the hash that PEX-INFO records.</summary>
    public static readonly PexErrorCode DistributionHashWrong = new("PEX1401", "The files of {0} do not have the hash that PEX-INFO records ({1}, not {2}).", NothingWritten + " The file is damaged or was changed; get it again, or unpack without --verify.");
}
