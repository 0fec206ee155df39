namespace PexBuild.Pex;

/// <summary>What of the host's packages a PEX lets its program see (<c>inherit_path</c>).</summary>
public enum InheritPath
{
    /// <summary>Nothing: no site-packages, no user site, no PYTHONPATH. The default.</summary>
    False,

    /// <summary>The host's packages come before the PEX's (also the <c>true</c> of pex up to 1.2).</summary>
    Prefer,

    /// <summary>The host's packages come after the PEX's.</summary>
    Fallback,
}
