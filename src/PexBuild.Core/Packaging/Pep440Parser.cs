namespace PexBuild.Packaging;

/// <summary>Parses a version in any of the spellings that PEP 440 normalises ("Normalization", Appendix B).</summary>
internal sealed class Pep440Parser
{
    private static readonly (string Word, int Phase)[] s_preWords =
    [
        ("alpha", PreRelease.Alpha), ("beta", PreRelease.Beta), ("preview", PreRelease.Candidate), ("pre", PreRelease.Candidate),
        ("rc", PreRelease.Candidate), ("a", PreRelease.Alpha), ("b", PreRelease.Beta), ("c", PreRelease.Candidate),
    ];

    private static readonly string[] s_postWords = ["post", "rev", "r"];

    private readonly string _text;
    private int _position;
    private bool _overflow;

    public Pep440Parser(string text) => _text = text.Trim().ToLowerInvariant();

    public Pep440Version? Parse()
    {
        TryWord("v");
        ulong epoch = 0;
        if (TryNumber() is not { } first)
            return null;
        if (TryWord("!"))
        {
            epoch = first;
            if (TryNumber() is not { } afterEpoch)
                return null;
            first = afterEpoch;
        }

        var release = new List<ulong> { first };
        while (Try(() => TryWord(".") ? TryNumber() : null) is { } part)
            release.Add(part);
        var pre = Try(ReadPre);
        var post = Try(ReadPost);
        var dev = Try(() => ReadSuffix(["dev"]));
        var local = ReadLocal();
        return local is null || _overflow || _position < _text.Length ? null : new Pep440Version(epoch, [.. release], pre, post, dev, local);
    }

    private PreRelease? ReadPre()
    {
        TrySeparator();
        foreach (var (word, phase) in s_preWords)
        {
            if (TryWord(word))
                return new PreRelease(phase, ReadOptionalNumber());
        }

        return null;
    }

    /// <summary>Reads a post-release: <c>.post1</c>, <c>-r1</c> …, or a bare <c>-1</c>.</summary>
    private ulong? ReadPost() => Try(() => TryWord("-") ? TryNumber() : null) ?? ReadSuffix(s_postWords);

    private ulong? ReadSuffix(string[] words)
    {
        TrySeparator();
        return words.Any(TryWord) ? ReadOptionalNumber() : null;
    }

    /// <summary>Also consumes a separator that no number follows, as the pattern in PEP 440's Appendix B does.</summary>
    private ulong ReadOptionalNumber()
    {
        TrySeparator();
        return TryNumber() ?? 0;
    }

    /// <summary>Reads the parts of a local version: empty if there is no <c>+</c>, null if the rest is not a local version.</summary>
    private string[]? ReadLocal()
    {
        if (!TryWord("+"))
            return [];
        var parts = _text.Substring(_position).Split('.', '-', '_');
        _position = _text.Length;
        if (!parts.All(part => part.Length > 0 && part.All(Ascii.IsLetterOrDigit)))
            return null;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].All(Ascii.IsDigit))
                parts[i] = parts[i].TrimStart('0') is { Length: > 0 } number ? number : "0";
        }

        return parts;
    }

    private void TrySeparator()
    {
        if (_position < _text.Length && _text[_position] is '.' or '-' or '_')
            _position++;
    }

    private bool TryWord(string word)
    {
        if (string.CompareOrdinal(_text, _position, word, 0, word.Length) != 0)
            return false;
        _position += word.Length;
        return true;
    }

    private ulong? TryNumber()
    {
        var start = _position;
        ulong number = 0;
        for (; _position < _text.Length && Ascii.IsDigit(_text[_position]); _position++)
        {
            var digit = (ulong)(_text[_position] - '0');
            _overflow |= number > (ulong.MaxValue - digit) / 10;
            number = unchecked((number * 10) + digit);
        }

        return start == _position ? null : number;
    }

    /// <summary>Reads an optional part, and backtracks if it is missing.</summary>
    private T? Try<T>(Func<T?> read) where T : struct
    {
        var start = _position;
        var value = read();
        if (value is null)
            _position = start;
        return value;
    }
}
