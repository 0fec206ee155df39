using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>
/// Which files <c>code_hash</c> covers. It never covers <c>__main__.py</c>, PEX-INFO and <c>__pex__/__init__.py</c>, which are written afterwards.
/// </summary>
internal enum CodeScope
{
    /// <summary>No path that begins with a dot: nothing of <c>.bootstrap</c> and <c>.deps</c>, no dot file at the root.</summary>
    NoDotPaths,

    /// <summary>No file whose own name begins with a dot, nothing of <c>.deps</c>; the runtime in <c>.bootstrap</c> counts.</summary>
    NoDotNamesWithBootstrap,

    /// <summary>As <see cref="NoDotNamesWithBootstrap"/>, and <c>.deps</c> counts too.</summary>
    NoDotNamesWithAll,

    /// <summary>Only files at the root, and those not if their name begins with a dot: a defect of three releases.</summary>
    RootOnly,

    /// <summary>No file whose own name begins with a dot, nothing of <c>.bootstrap</c> and <c>.deps</c>.</summary>
    NoDotNames,

    /// <summary>
    /// Every file of the user's code. Not pex's: what PexBuild writes when a file that pex leaves out was edited, so that no cache hides the edit.
    /// </summary>
    AllUserCode,
}

/// <summary>How <c>pex_hash</c> is made.</summary>
internal enum PexHashRule
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>SHA-1 of <c>code:</c> and the code hash, then of each distribution by name: its name, a colon, its hash.</summary>
    CodeAndDistributions,

    /// <summary>SHA-1 of the text of PEX-INFO as it was before <c>pex_hash</c> went into it.</summary>
    InfoText,
}

/// <summary>How <c>bootstrap_hash</c> is made.</summary>
internal enum BootstrapHashRule
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>In the order in which the file system of the builder listed the files: nobody else can make it again.</summary>
    DirectoryOrder,

    /// <summary>Folder by folder, files by name before folders by name.</summary>
    Sorted,
}

/// <summary>What the releases of pex hash and how they write PEX-INFO: the one place for it.</summary>
internal sealed class HashRules
{
    private static readonly Since<CodeScope[]>[] s_code =
    [
        new("0", [CodeScope.NoDotPaths]),
        // Builders link distributions, and these releases did not follow links; whoever copied them instead has them in the hash.
        new("2.1.74", [CodeScope.NoDotNamesWithBootstrap, CodeScope.NoDotNamesWithAll]),
        new("2.1.149", [CodeScope.RootOnly]),
        new("2.1.152", [CodeScope.NoDotNamesWithBootstrap, CodeScope.NoDotNamesWithAll]),
        new("2.20.4", [CodeScope.NoDotNamesWithAll]),
        new("2.24", [CodeScope.NoDotNames]),
    ];

    private static readonly Since<PexHashRule>[] s_pex =
        [new("0", PexHashRule.None), new("2.1.25", PexHashRule.CodeAndDistributions), new("2.1.29", PexHashRule.InfoText)];

    private static readonly Since<BootstrapHashRule>[] s_bootstrap =
        [new("0", BootstrapHashRule.None), new("2.1.48", BootstrapHashRule.DirectoryOrder), new("2.1.144", BootstrapHashRule.Sorted)];

    private readonly Pep440Version? _version;

    private HashRules(Pep440Version? version, bool isNative)
    {
        _version = version;
        IsNative = isNative;
        CodeScopes = version is null ? [.. s_code.SelectMany(row => row.Value).Distinct()] : Find(s_code);
    }

    /// <summary>Whether the version is known, so that a hash which does not match is wrong and not just unknown.</summary>
    public bool IsKnown => _version is not null;

    public bool IsNative { get; }

    /// <summary>What the release may have covered; it wrote the first unless told otherwise.</summary>
    public IReadOnlyList<CodeScope> CodeScopes { get; }

    /// <summary>Whether distributions are hashed with SHA-256 (2.1.71 and newer) instead of SHA-1.</summary>
    public bool DistributionsAreSha256 => Is("2.1.71");

    /// <summary>Whether <c>.layout.json</c> is a part of the distribution's hash (2.1.71 to 2.1.155), and not the place where the hash is noted.</summary>
    public bool CountsLayoutFile => Is("2.1.71") && !Is("2.1.156");

    /// <summary>Whether <c>.layout.json</c> is there at all.</summary>
    public bool HasLayoutFile => Is("2.1.71");

    public BootstrapHashRule BootstrapHash => IsNative ? BootstrapHashRule.None : Find(s_bootstrap);

    public PexHashRule PexHash => Find(s_pex);

    /// <summary>Whether <c>*.pyo</c> does not count (2.1.85 and newer).</summary>
    public bool LeavesOutPyo => Is("2.1.85");

    /// <summary>Whether PEX-INFO has no blanks between its values (2.60 and newer).</summary>
    public bool IsInfoCompact => Is("2.60");

    /// <summary>Whether the keys of PEX-INFO are in order (2.1.22 and newer; before that, in the CLI only).</summary>
    public bool IsInfoSorted => Is("2.1.22");

    /// <summary>Whether the runtime starts folders of the packed layout (2.1.48 and newer).</summary>
    public bool HasLayouts => Is("2.1.48");

    /// <summary>Whether the zip has entries for folders (2.1.16 and newer), by which zipimport finds namespace packages.</summary>
    public bool HasFolderEntries => Is("2.1.16");

    /// <summary>Whether folders have a link <c>pex</c> to the entry script (2.30 and newer).</summary>
    public bool HasEntryLink => Is("2.30");

    public static HashRules For(PexFile pex) => new(Pep440Version.TryParse(pex.PexVersion, out var version) ? version : null, pex.IsNative);

    private bool Is(string version) => _version is not null && _version.CompareTo(Pep440Version.Parse(version)) >= 0;

    private T Find<T>(Since<T>[] rows) => rows.Last(row => row.From is "0" || Is(row.From)).Value;

    private readonly struct Since<T>(string from, T value)
    {
        public string From { get; } = from;

        public T Value { get; } = value;
    }
}
