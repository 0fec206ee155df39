using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>Reads one file of a <c>git diff</c>: its names, its change, and its hunks or binary content.</summary>
internal sealed class GitHeader
{
    private const string Start = "diff --git ";

    private readonly PatchText _text;
    private readonly int _line;
    private readonly ByteLine _names;
    private bool? _wasExecutable;
    private bool? _isExecutable;
    private bool _isNew;
    private bool _isDeleted;
    private bool _isCopy;
    private PatchName? _from;
    private PatchName? _to;
    private string? _oldId;
    private string? _newId;

    private GitHeader(PatchText text)
    {
        _text = text;
        _line = text.LineNumber;
        _names = text.NextAfter(Start);
    }

    public static FilePatch Read(PatchText text)
    {
        var header = new GitHeader(text);
        while (header.ReadExtendedLine())
        {
        }

        return header.ReadContent();
    }

    private bool ReadExtendedLine()
    {
        if (_text.NextStartsWith("old mode "))
            _wasExecutable = ReadMode("old mode ");
        else if (_text.NextStartsWith("new mode "))
            _isExecutable = ReadMode("new mode ");
        else if (_text.NextStartsWith("deleted file mode "))
            (_wasExecutable, _isDeleted) = (ReadMode("deleted file mode "), true);
        else if (_text.NextStartsWith("new file mode "))
            (_isExecutable, _isNew) = (ReadMode("new file mode "), true);
        else if (_text.NextStartsWith("rename from "))
            _from = ReadName("rename from ");
        else if (_text.NextStartsWith("rename to "))
            _to = ReadName("rename to ");
        else if (_text.NextStartsWith("copy from "))
            (_from, _isCopy) = (ReadName("copy from "), true);
        else if (_text.NextStartsWith("copy to "))
            (_to, _isCopy) = (ReadName("copy to "), true);
        else if (_text.NextStartsWith("index "))
            ReadIds();
        else if (_text.NextStartsWith("similarity index ") || _text.NextStartsWith("dissimilarity index "))
            _text.Next();
        else
            return false;
        return true;
    }

    private FilePatch ReadContent()
    {
        if (_text.NextStartsWith("GIT binary patch"))
        {
            _text.Next();
            var forward = GitBinaryReader.Read(_text) ?? throw _text.Error(_text.LineNumber, PatchReasons.BinaryMissing);
            return Build(Names(), [], isBinary: true, forward, GitBinaryReader.Read(_text));
        }

        if (_text.NextStartsWith("Binary files "))
        {
            _text.Next();
            return Build(Names(), [], isBinary: true, null, null);
        }

        if (!_text.NextStartsWith("--- ") || !_text.Peek(1).StartsWith("+++ "))
            return Build(Names(), [], isBinary: false, null, null);
        var old = PlainHeader.ReadName(_text, "--- ").Name;
        var current = PlainHeader.ReadName(_text, "+++ ").Name;
        var hunks = HunkReader.ReadAll(_text);
        if (hunks.Count == 0 || (old is null) != _isNew || (current is null) != _isDeleted)
            throw _text.Error(_line, PatchReasons.Contradiction);
        return Build((old, current), hunks, isBinary: false, null, null);
    }

    private FilePatch Build((PatchName? Old, PatchName? New) names, List<Hunk> hunks, bool isBinary, BinaryChange? forward, BinaryChange? backward)
    {
        if ((_isNew && _isDeleted) || (_from is null) != (_to is null) || (_isNew || _isDeleted) && _from is not null)
            throw _text.Error(_line, PatchReasons.Contradiction);
        return new FilePatch
        {
            PatchLine = _line,
            Old = _from ?? names.Old,
            New = _to ?? names.New,
            IsCopy = _isCopy,
            IsRename = _from is not null,
            WasExecutable = _wasExecutable,
            IsExecutable = _isExecutable,
            OldId = _oldId,
            NewId = _newId,
            Hunks = hunks,
            IsBinary = isBinary,
            Binary = forward,
            ReverseBinary = backward,
        };
    }

    private PatchName ReadName(string word)
    {
        var line = _text.LineNumber;
        var rest = _text.NextAfter(word);
        return new PatchName(GitQuoting.Read(rest.Span, out _) ?? throw _text.Error(line, PatchReasons.NameUnreadable), LacksPrefix: true);
    }

    private bool ReadMode(string word)
    {
        var line = _text.LineNumber;
        var text = Encoding.ASCII.GetString(_text.NextAfter(word).ToArray());
        return text switch
        {
            "100644" or "100664" or "100600" => false,
            "100755" or "100775" or "100700" => true,
            "120000" => throw PexErrors.PatchUnsupported.Error(_text.Origin, line, PatchReasons.SymbolicLink),
            "160000" => throw PexErrors.PatchUnsupported.Error(_text.Origin, line, PatchReasons.Submodule),
            _ => throw _text.Error(line, PatchReasons.NoFileMode),
        };
    }

    private void ReadIds()
    {
        var text = Encoding.ASCII.GetString(_text.NextAfter("index ").ToArray());
        var blank = text.IndexOf(' ');
        var ids = (blank < 0 ? text : text.Substring(0, blank)).Split([".."], StringSplitOptions.None);
        if (ids.Length == 2)
            (_oldId, _newId) = (ids[0], ids[1]);
    }

    // Without "---" and "+++", the names are only in the first line. There, both are the same except for the part before the first slash;
    // or, if there is only one blank (git diff --no-index), they are the text before and after it.
    private (PatchName? Old, PatchName? New) Names()
    {
        if (_from is not null)
            return (_from, _to);
        if (FirstLineNames() is not var (old, current))
            throw _text.Error(_line, PatchReasons.NameAmbiguous);
        return (_isNew ? null : new PatchName(old), _isDeleted ? null : new PatchName(current));
    }

    private (string Old, string New)? FirstLineNames()
    {
        var span = _names.Span;
        if (span.Length == 0)
            return null;
        if (span[0] == '"' || span[span.Length - 1] == '"')
            return QuotedNames(span);
        for (var blank = span.IndexOf((byte)' '); blank >= 0 && blank < span.Length - 1;)
        {
            var old = span.Slice(0, blank);
            var current = span.Slice(blank + 1);
            if (blank > 0 && (AreOneName(old, current) || span.IndexOf((byte)' ') == span.LastIndexOf((byte)' ')) && GitQuoting.Read(old, out _) is { } oldName
                && GitQuoting.Read(current, out _) is { } newName)
                return (oldName, newName);
            var next = span.Slice(blank + 1).IndexOf((byte)' ');
            blank = next < 0 ? -1 : blank + 1 + next;
        }

        return null;
    }

    private static (string Old, string New)? QuotedNames(ReadOnlySpan<byte> span)
    {
        var start = 0;
        string? old;
        if (span[0] == '"')
        {
            old = GitQuoting.Read(span, out start);
        }
        else
        {
            start = span.IndexOf(" \""u8);
            old = start < 0 ? null : GitQuoting.Read(span.Slice(0, start), out _);
        }

        return old is null || start >= span.Length || span[start] != ' ' || GitQuoting.Read(span.Slice(start + 1), out _) is not { } current
            ? null
            : (old, current);
    }

    private static bool AreOneName(ReadOnlySpan<byte> old, ReadOnlySpan<byte> current)
    {
        if (old.SequenceEqual(current))
            return true;
        int oldSlash = old.IndexOf((byte)'/'), newSlash = current.IndexOf((byte)'/');
        return oldSlash >= 0 && newSlash >= 0 && old.Slice(oldSlash).SequenceEqual(current.Slice(newSlash));
    }
}
