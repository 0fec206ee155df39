namespace PexBuild.Pex;

/// <summary>How a PEX stores a distribution.</summary>
public enum DistributionKind
{
    /// <summary>Installed: a folder that is added to <c>sys.path</c>, or a zip of such a folder (packed layout).</summary>
    Installed,

    /// <summary>
    /// A wheel as it was built (<c>--no-pre-install-wheels</c>, pex 2.1.154 and newer, and native-runtime PEX files), to be
    /// installed according to the wheel specification.
    /// </summary>
    Wheel,
}
