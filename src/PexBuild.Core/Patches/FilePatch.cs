namespace PexBuild.Patches;

/// <summary>What a patch does to one file, as it is written.</summary>
internal sealed class FilePatch
{
    /// <summary>Where it starts in the patch, from 1.</summary>
    public int PatchLine { get; init; }

    /// <summary>What the file was called; <see langword="null"/> when the patch makes it.</summary>
    public PatchName? Old { get; init; }

    /// <summary>What the file is called; <see langword="null"/> when the patch deletes it.</summary>
    public PatchName? New { get; init; }

    /// <summary>The name on the side where the file is not there, if the patch gives one: it tells how many leading folders are to be left out.</summary>
    public PatchName? OtherName { get; init; }

    /// <summary>Whether the names differ on purpose.</summary>
    public bool IsRename { get; init; }

    /// <summary>Whether the old file stays beside the new one.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Whether it is of <c>diff -u</c>, without a header of git's.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether the old file, which is empty, may also not be there: <c>diff -u</c> without times does not say which.</summary>
    public bool MayBeAbsent => IsPlain && Hunks.Count == 1 && Hunks[0].Old.Count == 0;

    /// <summary>Whether the old file was executable, if the patch says so.</summary>
    public bool? WasExecutable { get; init; }

    /// <summary>Whether the new file is executable; if the patch does not say so, a new one is not, and another keeps its mode.</summary>
    public bool? IsExecutable { get; init; }

    /// <summary>git's id of the old content, or the beginning of it.</summary>
    public string? OldId { get; init; }

    public string? NewId { get; init; }

    public IReadOnlyList<Hunk> Hunks { get; init; } = [];

    public bool IsBinary { get; init; }

    /// <summary><see langword="null"/> in a binary patch: the patch only says that the files differ.</summary>
    public BinaryChange? Binary { get; init; }

    public BinaryChange? ReverseBinary { get; init; }

    /// <summary>The name to use in messages before the leading folders are known.</summary>
    public string DisplayName => (New ?? Old)!.Text;

    public FilePatch Reversed() => new()
    {
        PatchLine = PatchLine,
        Old = New,
        New = Old,
        OtherName = OtherName,
        IsRename = IsRename,
        IsCopy = IsCopy,
        IsPlain = IsPlain,
        WasExecutable = IsExecutable,
        IsExecutable = WasExecutable,
        OldId = NewId,
        NewId = OldId,
        Hunks = [.. Hunks.Select(hunk => hunk.Reversed())],
        IsBinary = IsBinary,
        Binary = ReverseBinary,
        ReverseBinary = Binary,
    };
}
