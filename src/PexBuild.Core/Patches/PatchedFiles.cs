using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>The files that patches are applied to: the files on disk, with the changes made by patches so far. Nothing is written.</summary>
internal sealed class PatchedFiles
{
    private readonly IPatchSource _source;
    private readonly Dictionary<string, PatchedFile?> _changed = new(StringComparer.Ordinal);

    private long _bytes;

    /// <param name="source">The files on disk.</param>
    /// <param name="limits">The limits for content held in memory.</param>
    public PatchedFiles(IPatchSource source, ReadLimits limits)
    {
        _source = source;
        Limits = limits;
    }

    public ReadLimits Limits { get; }

    /// <summary>The changed files: the new content by path, <see langword="null"/> for a deleted file.</summary>
    public IReadOnlyDictionary<string, PatchedFile?> Changed => _changed;

    public bool Exists(string path) => _changed.TryGetValue(path, out var file) ? file is not null : _source.Exists(path);

    public string? FindReplacement(string path) => _source.FindReplacement(path);

    /// <summary>Reads a file that <see cref="Exists"/>.</summary>
    public PatchedFile Read(string path) => _changed.TryGetValue(path, out var file) ? file! : _source.Read(path);

    /// <exception cref="PexException">The content is larger than the limit for content in memory.</exception>
    public void Write(string path, PatchedFile file)
    {
        _bytes += file.Content.Length;
        if (_bytes > Limits.PatchBytes)
            throw PexErrors.PatchTooLarge.Error(path, PatchReasons.PatchedFilesHave, _bytes, Limits.PatchBytes);
        _changed[path] = file;
    }

    public void Delete(string path) => _changed[path] = null;
}
