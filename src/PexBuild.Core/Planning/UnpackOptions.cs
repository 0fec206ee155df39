using PexBuild.Diagnostics;
using PexBuild.Patches;

namespace PexBuild.Planning;

/// <summary>How to unpack a PEX.</summary>
public sealed class UnpackOptions
{
    /// <summary>
    /// The folder to make. By default a folder in the working directory that is named after the PEX, without <c>.pex</c>, <c>.pexrc</c> or
    /// <c>.pyz</c>.
    /// </summary>
    public string? Folder { get; init; }

    /// <summary>Start this <c>module</c> or <c>module:function</c> instead of what PEX-INFO says.</summary>
    public string? EntryPoint { get; init; }

    /// <summary>Start this script of a distribution instead of what PEX-INFO says.</summary>
    public string? Script { get; init; }

    /// <summary>Replace <c>__main__.py</c> by one that runs the folder itself. Without it the folder holds what the PEX holds, and no more.</summary>
    public bool Patch { get; init; } = true;

    /// <summary>Write launchers into <c>bin</c>. They start the patched <c>__main__.py</c>, so there are none without <see cref="Patch"/>.</summary>
    public bool Launchers { get; init; } = true;

    /// <summary>
    /// Patches to apply to what the PEX holds, in their order. The folder is written as they make it, so that its edits are what differs from that; when it is
    /// unpacked again, they meet what the PEX holds again.
    /// </summary>
    public IReadOnlyList<PatchFile> Patches { get; init; } = [];

    /// <summary>
    /// Recompute every hash that the PEX records, and refuse it if one is wrong or if it holds distributions that PEX-INFO does not list. Without it, those of
    /// the distributions are recomputed while they are written, and a wrong one is a warning.
    /// </summary>
    public bool Verify { get; init; }

    /// <summary>What to do with changes when the folder is there already.</summary>
    public OnEdits OnEdits { get; init; }

    /// <summary>
    /// A file that was deleted from the folder comes back, instead of being a change that <see cref="OnEdits"/> decides about: what a build wants.
    /// </summary>
    public bool BringBackDeleted { get; init; }

    /// <summary>
    /// With <see cref="OnEdits.Merge"/>: the PEX that the folder was made from, or its folder. By default it is looked for near the folder, by its content.
    /// </summary>
    public string? From { get; init; }

    /// <summary>What the PEX was called, when its file is called otherwise now.</summary>
    internal string? PexName { get; init; }

    /// <summary>Told of each warning, when it arises.</summary>
    public Action<PexDiagnostic>? Warn { get; init; }
}
