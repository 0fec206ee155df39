namespace PexBuild.Pex;

/// <summary>The layout of a PEX (pex's own names, <c>--layout</c>, pex 2.1.48 and newer).</summary>
public enum PexLayout
{
    /// <summary>One file: a zip, usually after a <c>#!</c> line.</summary>
    Zipapp,

    /// <summary>A folder in which <c>.bootstrap</c> and each distribution are zip files.</summary>
    Packed,

    /// <summary>A folder of plain files.</summary>
    Loose,

    /// <summary>A folder that this library created from one of the others; it has a <c>.pexbuild</c> folder.</summary>
    Unpacked,
}
