using PexBuild.Diagnostics;
using PexBuild.Patches;

namespace PexBuild.Planning;

/// <summary>How to unpack a PEX.</summary>
public sealed class UnpackOptions
{
    /// <summary>
    /// The folder to create. The default is a folder in the working directory named after the PEX, without <c>.pex</c>,
    /// <c>.pexrc</c> or <c>.pyz</c>.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>The <c>module</c> or <c>module:function</c> to start instead of the entry point in PEX-INFO.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>The script of a distribution to start instead of the entry point in PEX-INFO.</summary>
    public string? Script { get; init; }

    /// <summary>
    /// Whether to replace <c>__main__.py</c> with one that runs the folder itself. Otherwise the folder contains only what the
    /// PEX contains.
    /// </summary>
    public bool Patch { get; init; } = true;

    /// <summary>
    /// Whether to write launchers into <c>bin</c>. They start the patched <c>__main__.py</c>, so none are written without
    /// <see cref="Patch"/>.
    /// </summary>
    public bool Launchers { get; init; } = true;

    /// <summary>
    /// The patches to apply to the content of the PEX, in order. The patched files are the folder's pristine content, so only
    /// differences from them count as edits; when the PEX is unpacked again, the patches are again applied to its own content.
    /// </summary>
    public IReadOnlyList<PatchFile> Patches { get; init; } = [];

    /// <summary>
    /// Whether to recompute every hash that the PEX records, and to refuse the PEX if one is wrong or if it contains
    /// distributions that PEX-INFO does not list. Otherwise only the hashes of the distributions are recomputed while they are
    /// written, and a wrong one is a warning.
    /// </summary>
    public bool Verify { get; init; }

    /// <summary>How to treat changes if the folder already exists.</summary>
    public OnEdits OnEdits { get; init; }

    /// <summary>
    /// Whether to restore a file that was deleted from the folder, instead of treating the deletion as a change subject to
    /// <see cref="OnEdits"/>. Builds use this.
    /// </summary>
    public bool BringBackDeleted { get; init; }

    /// <summary>
    /// With <see cref="OnEdits.Merge"/>: the PEX that the folder was unpacked from, or its folder. By default it is searched for
    /// near the folder, by its content.
    /// </summary>
    public string? From { get; init; }

    /// <summary>The original name of the PEX, if its file has a different name now.</summary>
    internal string? PexName { get; init; }

    /// <summary>Called for each warning when it occurs.</summary>
    public Action<PexDiagnostic>? Warn { get; init; }
}
