using PexBuild.Packaging;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary>
/// Which files <c>code_hash</c> covers. It never covers <c>__main__.py</c>, PEX-INFO and <c>__pex__/__init__.py</c>, which are written afterwards.
/// </summary>
internal enum CodeScope
{
    /// <summary>
    /// All files except those whose path begins with a dot: nothing in <c>.bootstrap</c> and <c>.deps</c>, no dot file at the
    /// root.
    /// </summary>
    NoDotPaths,

    /// <summary>
    /// All files except those whose own name begins with a dot and those in <c>.deps</c>; the runtime in <c>.bootstrap</c> is
    /// included.
    /// </summary>
    NoDotNamesWithBootstrap,

    /// <summary>As <see cref="NoDotNamesWithBootstrap"/>, with <c>.deps</c> included.</summary>
    NoDotNamesWithAll,

    /// <summary>Only files at the root whose name does not begin with a dot: a defect of three releases.</summary>
    RootOnly,

    /// <summary>All files except those whose own name begins with a dot and those in <c>.bootstrap</c> and <c>.deps</c>.</summary>
    NoDotNames,

    /// <summary>
    /// Every file of the user's code. This is not pex's rule: PexBuild uses it when a file was edited that pex leaves out, so
    /// that no cache hides the edit.
    /// </summary>
    AllUserCode,
}

/// <summary>How <c>pex_hash</c> is computed.</summary>
internal enum PexHashRule
{
    /// <summary>There is no hash.</summary>
    None,

    /// <summary>SHA-1 of <c>code:</c> and the code hash, then for each distribution by name: its name, a colon, its hash.</summary>
    CodeAndDistributions,

    /// <summary>SHA-1 of the text of PEX-INFO before <c>pex_hash</c> was added to it.</summary>
    InfoText,
}

/// <summary>How <c>bootstrap_hash</c> is computed.</summary>
internal enum BootstrapHashRule
{
    /// <summary>There is no hash.</summary>
    None,

    /// <summary>In the order in which the builder's file system listed the files: the hash cannot be reproduced.</summary>
    DirectoryOrder,

    /// <summary>Folder by folder, files by name before folders by name.</summary>
    Sorted,
}

/// <summary>The rules by which each pex release computes hashes and writes PEX-INFO; the only place that defines them.</summary>
internal sealed class HashRules
{
    private static readonly Since<CodeScope[]>[] s_code =
    [
        new("0", [CodeScope.NoDotPaths]),
        // Builders link distributions, and these releases did not follow links; if a builder copied them instead, the hash covers them.
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

    /// <summary>Whether the version is known, so that a hash that does not match is wrong and not just unknown.</summary>
    public bool IsKnown => _version is not null;

    public bool IsNative { get; }

    /// <summary>The scopes that the release may have used; the first is its default.</summary>
    public IReadOnlyList<CodeScope> CodeScopes { get; }

    /// <summary>Whether distributions are hashed with SHA-256 (2.1.71 and newer) instead of SHA-1.</summary>
    public bool DistributionsAreSha256 => Is("2.1.71");

    /// <summary>Whether the distribution's hash covers <c>.layout.json</c> (2.1.71 to 2.1.155), instead of being recorded in it.</summary>
    public bool CountsLayoutFile => Is("2.1.71") && !Is("2.1.156");

    /// <summary>Whether <c>.layout.json</c> exists at all.</summary>
    public bool HasLayoutFile => Is("2.1.71");

    public BootstrapHashRule BootstrapHash => IsNative ? BootstrapHashRule.None : Find(s_bootstrap);

    public PexHashRule PexHash => Find(s_pex);

    /// <summary>Whether hashes leave out <c>*.pyo</c> (2.1.85 and newer).</summary>
    public bool LeavesOutPyo => Is("2.1.85");

    /// <summary>Whether PEX-INFO has no blanks between its values (2.60 and newer).</summary>
    public bool IsInfoCompact => Is("2.60");

    /// <summary>Whether the keys of PEX-INFO are sorted (2.1.22 and newer; before that, only by the CLI).</summary>
    public bool IsInfoSorted => Is("2.1.22");

    /// <summary>Whether the runtime can start folders of the packed layout (2.1.48 and newer).</summary>
    public bool HasLayouts => Is("2.1.48");

    /// <summary>Whether the zip has entries for folders (2.1.16 and newer), which zipimport needs to find namespace packages.</summary>
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
