using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>Applies one patch to files in memory and collects everything that does not apply.</summary>
internal sealed class PatchRun
{
    private readonly string _origin;
    private readonly PatchedFiles _files;
    private readonly int _level;
    private readonly Func<string, int, string> _check;
    private readonly List<PexDiagnostic> _problems = [];
    private readonly List<AppliedFile> _applied = [];

    /// <param name="origin">The name of the patch for messages.</param>
    /// <param name="files">The files to apply the patch to.</param>
    /// <param name="level">The number of leading folders to strip from its names.</param>
    /// <param name="check">Rejects a path that must not be written to; also gets the line of the patch that contains the path.</param>
    public PatchRun(string origin, PatchedFiles files, int level, Func<string, int, string> check)
    {
        _origin = origin;
        _files = files;
        _level = level;
        _check = check;
    }

    public IReadOnlyList<PexDiagnostic> Problems => _problems;

    public IReadOnlyList<AppliedFile> Applied => _applied;

    public void Apply(IReadOnlyList<FilePatch> patches)
    {
        foreach (var patch in patches)
        {
            try
            {
                Apply(patch);
            }
            catch (PexException refused)
            {
                _problems.Add(refused.Diagnostic);
            }
        }
    }

    private void Apply(FilePatch patch)
    {
        var old = Path(patch.Old, patch);
        var current = Path(patch.New, patch);
        if (old is not null && !_files.Exists(old))
        {
            if (!patch.MayBeAbsent)
                throw PexErrors.PatchDoesNotFit.Error(_origin, old, patch.PatchLine,
                    _files.FindReplacement(old) is { } other ? PatchReasons.OtherExists(other) : PatchReasons.DoesNotExist);
            old = null;
        }

        if (current is not null && current != old && _files.Exists(current))
            throw PexErrors.PatchDoesNotFit.Error(_origin, current, patch.PatchLine,
                HasAlready(patch, current) ? PatchReasons.AppliedAlready : PatchReasons.ExistsAlready);
        var before = old is null ? new PatchedFile([], false) : _files.Read(old);
        var content = Change(patch, before.Content, old ?? current!, out var offset);
        if (current is null && content.Length > 0)
            throw PexErrors.PatchDoesNotFit.Error(_origin, old!, patch.PatchLine, PatchReasons.HasMoreContent);

        if (old is not null && old != current && !patch.IsCopy)
            _files.Delete(old);
        if (current is not null)
            _files.Write(current, new PatchedFile(content, patch.IsExecutable ?? before.IsExecutable));
        _applied.Add(new AppliedFile(
            old is null || patch.IsCopy
                ? AppliedKind.Made
                : current is null ? AppliedKind.Deleted
                : old != current ? AppliedKind.Moved
                : AppliedKind.Changed,
            current ?? old!,
            old,
            offset));
    }

    private string? Path(PatchName? name, FilePatch patch)
    {
        if (name is null)
            return null;
        var path = name.Without(_level) ?? throw PexErrors.PatchDoesNotFit.Error(_origin, name.Text, patch.PatchLine, PatchReasons.TooFewFolders(_level));
        return _check(path, patch.PatchLine);
    }

    private byte[] Change(FilePatch patch, byte[] content, string path, out int offset)
    {
        offset = 0;
        if (patch.IsBinary)
            return ChangeBinary(patch, content, path);
        var changed = HunkApplier.Apply(content, patch.Hunks, out var problems, out offset);
        if (problems.Count == 0)
            return changed;
        if (IsAppliedAlready(patch, content))
            throw PexErrors.PatchDoesNotFit.Error(_origin, path, patch.PatchLine, PatchReasons.AppliedAlready);
        foreach (var problem in problems.Skip(1))
            _problems.Add(Report(problem).Diagnostic);
        throw Report(problems[0]);

        PexException Report(HunkProblem problem) =>
            PexErrors.HunkDoesNotFit.Error(_origin, path, problem.Number, patch.Hunks.Count, problem.PatchLine, problem.Reason);
    }

    private byte[] ChangeBinary(FilePatch patch, byte[] content, string path)
    {
        if (patch.Binary is null)
            throw PexErrors.PatchUnsupported.Error(_origin, patch.PatchLine, PatchReasons.BinaryWithoutReverse);
        if (patch.OldId is null || patch.NewId is null)
            throw PexErrors.PatchUnreadable.Error(_origin, patch.PatchLine, PatchReasons.BinaryWithoutIndex);
        if (!GitObjectId.Matches(patch.OldId, patch.Old is null ? null : content))
            throw PexErrors.PatchDoesNotFit.Error(_origin, path, patch.PatchLine,
                GitObjectId.Matches(patch.NewId, content) ? PatchReasons.AppliedAlready : PatchReasons.OtherContent);
        var changed = patch.Binary.IsDelta ? GitDelta.TryApply(content, patch.Binary.Data, _files.Limits.PatchBytes) : patch.Binary.Data;
        return changed is not null && GitObjectId.Matches(patch.NewId, patch.New is null ? null : changed) ? changed
            : patch.New is null && changed is { Length: 0 } ? changed
            : throw PexErrors.PatchUnreadable.Error(_origin, patch.PatchLine, PatchReasons.BinaryDamaged);
    }

    private bool HasAlready(FilePatch patch, string path) =>
        patch.Old is null && !patch.IsBinary && HunkApplier.Apply([], patch.Hunks, out var problems, out _).AsSpan().SequenceEqual(_files.Read(path).Content)
            && problems.Count == 0;

    private static bool IsAppliedAlready(FilePatch patch, byte[] content)
    {
        HunkApplier.Apply(content, [.. patch.Hunks.Select(hunk => hunk.Reversed())], out var problems, out _);
        return problems.Count == 0;
    }
}
