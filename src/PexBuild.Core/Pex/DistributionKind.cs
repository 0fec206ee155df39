namespace PexBuild.Pex;

/// <summary>How a PEX holds a distribution.</summary>
public enum DistributionKind
{
    /// <summary>Installed: a folder that goes on <c>sys.path</c>, or a zip of one (packed layout).</summary>
    Installed,

    /// <summary>
    /// A wheel as it was built (<c>--no-pre-install-wheels</c>, pex 2.1.154 and newer, and native-runtime PEX files): to be installed by the wheel
    /// specification.
    /// </summary>
    Wheel,
}
