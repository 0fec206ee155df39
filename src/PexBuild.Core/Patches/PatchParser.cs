using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>
/// Reads what <c>git diff</c>, <c>diff -u</c> and our own <c>diff</c> write: any number of files, with mail or other text before and between them.
/// </summary>
/// <remarks>Strict where a mistake would go unseen: a hunk must have as many lines as it says, no more and no fewer, and belong to a file.</remarks>
internal sealed class PatchParser
{
    private readonly PatchText _text;
    private readonly List<FilePatch> _files = [];
    private readonly List<string> _skipped = [];

    private PatchParser(PatchText text) => _text = text;

    /// <param name="bytes">The patch.</param>
    /// <param name="origin">What to call it in messages.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="skipped">What <c>diff -r</c> says of files that only one side has, and that the patch does not hold.</param>
    /// <exception cref="PexException">It is no patch, or cannot be understood in full.</exception>
    public static IReadOnlyList<FilePatch> Parse(byte[] bytes, string origin, ReadLimits limits, out IReadOnlyList<string> skipped)
    {
        var parser = new PatchParser(new PatchText(bytes, origin, limits));
        parser.Parse();
        skipped = parser._skipped;
        if (parser._files.Count == 0 && bytes.Length > 0 && skipped.Count == 0)
            throw PexErrors.PatchUnreadable.Error(origin, 1, PatchReasons.NoChanges);
        return parser._files;
    }

    private void Parse()
    {
        while (!_text.AtEnd)
        {
            if (_text.NextStartsWith("diff --git "))
                _files.Add(GitHeader.Read(_text));
            else if (_text.NextStartsWith("--- ") && _text.Peek(1).StartsWith("+++ ") && _text.Peek(2).StartsWith("@@ -"))
                _files.Add(PlainHeader.Read(_text));
            else if (_text.NextStartsWith("@@ -"))
                throw _text.Error(_text.LineNumber, PatchReasons.HunkWithoutFile);
            else if (_text.NextStartsWith("Binary files ") || _text.NextStartsWith("Files "))
                throw PexErrors.PatchUnsupported.Error(_text.Origin, _text.LineNumber, PatchReasons.BinaryWithoutContent);
            else if (_text.NextStartsWith("Only in "))
                _skipped.Add(System.Text.Encoding.UTF8.GetString(_text.NextAfter("Only in ").ToArray()));
            else
                _text.Next();
        }
    }
}
