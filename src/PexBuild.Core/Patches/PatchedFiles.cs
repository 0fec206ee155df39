using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>The files that patches are applied to: what is on disk, and what patches made of it so far. Nothing is written.</summary>
internal sealed class PatchedFiles
{
    private readonly IPatchSource _source;
    private readonly Dictionary<string, PatchedFile?> _changed = new(StringComparer.Ordinal);

    private readonly long _limit = ReadLimits.Default.PatchBytes;
    private long _bytes;

    public PatchedFiles(IPatchSource source) => _source = source;

    /// <summary>What was changed: the new content by path, <see langword="null"/> for what is gone.</summary>
    public IReadOnlyDictionary<string, PatchedFile?> Changed => _changed;

    public bool Exists(string path) => _changed.TryGetValue(path, out var file) ? file is not null : _source.Exists(path);

    public string? Instead(string path) => _source.Instead(path);

    /// <summary>A file that <see cref="Exists"/>.</summary>
    public PatchedFile Read(string path) => _changed.TryGetValue(path, out var file) ? file! : _source.Read(path);

    /// <exception cref="PexException">It is more than is allowed to be held in memory.</exception>
    public void Write(string path, PatchedFile file)
    {
        _bytes += file.Content.Length;
        if (_bytes > _limit)
            throw PexErrors.PatchTooLarge.Error(path, PatchReasons.PatchedFilesHave, _bytes, _limit);
        _changed[path] = file;
    }

    public void Delete(string path) => _changed[path] = null;
}
