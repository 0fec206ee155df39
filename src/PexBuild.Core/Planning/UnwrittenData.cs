using PexBuild.Hashes;

namespace PexBuild.Planning;

/// <summary>Data of a PEX that are read to their end while it is unpacked, and written nowhere: compiled files that are left out, the zips around the files of wheels.</summary>
internal sealed class UnwrittenData(Func<Stream> open, PassingHash? hash = null)
{
    /// <summary>What the bytes count for.</summary>
    public PassingHash? Hash { get; } = hash;

    public Stream Open() => open();
}
