using PexBuild.Archive;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>
/// Parses the output of <c>git diff</c>, <c>diff -u</c> and this library's <c>diff</c>: any number of files, with mail or other
/// text before and between them.
/// </summary>
/// <remarks>
/// The parser is strict where a mistake would go unnoticed: a hunk must belong to a file and have exactly as many lines as it
/// states.
/// </remarks>
internal sealed class PatchParser
{
    private readonly PatchText _text;
    private readonly List<FilePatch> _files = [];
    private readonly List<string> _skipped = [];

    private PatchParser(PatchText text) => _text = text;

    /// <param name="bytes">The patch.</param>
    /// <param name="origin">The name of the patch for messages.</param>
    /// <param name="limits">The size limits.</param>
    /// <param name="skipped">The messages of <c>diff -r</c> about files that exist on one side only and that the patch does not contain.</param>
    /// <exception cref="PexException">It is not a patch, or cannot be understood in full.</exception>
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
