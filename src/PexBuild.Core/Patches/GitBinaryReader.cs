using System.Globalization;
using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Patches;

/// <summary>Reads one direction of a binary patch.</summary>
internal static class GitBinaryReader
{
    /// <returns><see langword="null"/> if there is none: the reverse direction may be missing.</returns>
    public static BinaryChange? Read(PatchText text)
    {
        var isDelta = text.NextStartsWith("delta ");
        if (!isDelta && !text.NextStartsWith("literal "))
            return null;
        var line = text.LineNumber;
        if (!long.TryParse(Encoding.ASCII.GetString(text.NextAfter(isDelta ? "delta " : "literal ").ToArray()), NumberStyles.None, CultureInfo.InvariantCulture,
            out var length))
            throw text.Error(line, PatchReasons.BinaryLength);
        text.Reserve(length);
        using var data = new MemoryStream();
        while (!text.AtEnd && text.Peek().Content.Length > 0)
        {
            if (!GitBase85.TryDecodeLine(text.Next().Content.Span, data))
                throw text.Error(text.Position, PatchReasons.BinaryDamaged);
        }

        if (!text.AtEnd)
            text.Next();
        return new BinaryChange(isDelta, Zlib.TryDecompress(data.ToArray(), length) ?? throw text.Error(line, PatchReasons.BinaryDamaged));
    }
}
