namespace PexBuild.Patches;

/// <summary>What a patch does to one file, as written in the patch.</summary>
internal sealed class FilePatch
{
    /// <summary>The line of the patch where the file's part starts, from 1.</summary>
    public int PatchLine { get; init; }

    /// <summary>The old name of the file; <see langword="null"/> if the patch creates it.</summary>
    public PatchName? Old { get; init; }

    /// <summary>The new name of the file; <see langword="null"/> if the patch deletes it.</summary>
    public PatchName? New { get; init; }

    /// <summary>The name on the side where the file does not exist, if the patch gives one: it shows how many leading folders to strip.</summary>
    public PatchName? OtherName { get; init; }

    /// <summary>Whether the patch renames the file, so that the names differ on purpose.</summary>
    public bool IsRename { get; init; }

    /// <summary>Whether the old file is kept beside the new one.</summary>
    public bool IsCopy { get; init; }

    /// <summary>Whether this comes from <c>diff -u</c>, without a git header.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether the old file, which is empty, may also be absent: <c>diff -u</c> without times does not distinguish the two.</summary>
    public bool MayBeAbsent => IsPlain && Hunks.Count == 1 && Hunks[0].Old.Count == 0;

    /// <summary>Whether the old file was executable, if the patch states it.</summary>
    public bool? WasExecutable { get; init; }

    /// <summary>Whether the new file is executable; if the patch does not state it, a new file is not, and an existing one keeps its mode.</summary>
    public bool? IsExecutable { get; init; }

    /// <summary>The git object id of the old content, or a prefix of it.</summary>
    public string? OldId { get; init; }

    public string? NewId { get; init; }

    public IReadOnlyList<Hunk> Hunks { get; init; } = [];

    public bool IsBinary { get; init; }

    /// <summary>The binary content; in a binary patch, <see langword="null"/> means that the patch only states that the files differ.</summary>
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
