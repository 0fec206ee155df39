using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>Why a hunk does not fit.</summary>
/// <param name="Number">Which hunk of its file it is, from 1.</param>
/// <param name="PatchLine">Where it stands in the patch.</param>
/// <param name="Reason">The reason, to follow a colon.</param>
internal sealed record HunkProblem(int Number, int PatchLine, VerbatimText Reason);
