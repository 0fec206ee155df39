namespace PexBuild.Pex;

/// <summary>Which of the host's packages a PEX makes visible to its program (<c>inherit_path</c>).</summary>
public enum InheritPath
{
    /// <summary>None: no site-packages, no user site, no PYTHONPATH. The default.</summary>
    False,

    /// <summary>The host's packages come before the PEX's (also the <c>true</c> of pex up to 1.2).</summary>
    Prefer,

    /// <summary>The host's packages come after the PEX's.</summary>
    Fallback,
}
