namespace PexBuild.Edits;

/// <summary>The patch of one file.</summary>
/// <param name="Edit">What became of the file.</param>
/// <param name="Patch">The patch, as bytes: a file's own bytes are in it as they are.</param>
/// <param name="Added">How many lines were added.</param>
/// <param name="Removed">How many lines were removed.</param>
/// <param name="IsBinary">Whether it is a binary patch, and lines are not counted.</param>
public sealed record FileDiff(FolderEdit Edit, byte[] Patch, int Added, int Removed, bool IsBinary);
