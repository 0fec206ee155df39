namespace PexBuild.Archive.Zip;

/// <summary>What decoders have in common.</summary>
internal static class Decoders
{
    public const string CutOff = "they are cut off";
    public const string Followed = "something follows them";
}
