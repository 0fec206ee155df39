using System.Text;
using PexBuild.Diagnostics;

namespace PexBuild.Archive.Names;

/// <summary>Checks the names of entries; the rules are the same on every system. A name is never changed to make it valid.</summary>
internal static class EntryNames
{
    // The upper half of code page 437, the encoding of zip names without the UTF-8 flag. Python decodes them so, and .NET does not include code page 437.
    private const string CodePage437 =
        "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a name: strict UTF-8 if the flag says so, otherwise code page 437.</summary>
    /// <returns><see langword="null"/> if the name is flagged as UTF-8 and is not valid UTF-8.</returns>
    public static string? Decode(ReadOnlySpan<byte> name, bool isUtf8)
    {
        if (isUtf8)
        {
            try
            {
#if NET
                return s_strictUtf8.GetString(name);
#else
                return s_strictUtf8.GetString(name.ToArray());
#endif
            }
            catch (DecoderFallbackException)
            {
                return null;
            }
        }

        var text = new char[name.Length];
        for (var i = 0; i < name.Length; i++)
            text[i] = name[i] < 0x80 ? (char)name[i] : CodePage437[name[i] - 0x80];
        return new string(text);
    }

    /// <summary>Refuses a path (without a folder's trailing slash) that does not lead to exactly one place inside the folder.</summary>
    public static void Check(string path, ReadContext context)
    {
        if (path.Length == 0)
            throw context.Error(PexErrors.PathUnsafe, path, EntryReasons.IsEmpty);
        if (path[0] == '/')
            throw context.Error(PexErrors.PathUnsafe, path, EntryReasons.IsAbsolute);
        if (path.Length > 1 && path[1] == ':' && path[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            throw context.Error(PexErrors.PathUnsafe, path, EntryReasons.NamesDrive);

        int start = 0, depth = 0, pathBytes = 0;
        while (start <= path.Length)
        {
            var end = path.IndexOf('/', start);
            if (end < 0)
                end = path.Length;
            var nameBytes = CheckPart(path, start, end, context);
            if (nameBytes > context.Limits.NameBytes)
                throw context.Error(PexErrors.NameTooLong, path, nameBytes, context.Limits.NameBytes);
            pathBytes += nameBytes + 1;
            depth++;
            start = end + 1;
        }

        if (pathBytes - 1 > context.Limits.PathBytes)
            throw context.Error(PexErrors.PathTooLong, path, pathBytes - 1, context.Limits.PathBytes);
        if (depth > context.Limits.Depth)
            throw context.Error(PexErrors.TooDeep, path, depth, context.Limits.Depth);
    }

    /// <returns>The component's length in UTF-8 bytes.</returns>
    private static int CheckPart(string path, int start, int end, ReadContext context)
    {
        if (start == end)
            throw context.Error(PexErrors.PathUnsafe, path, EntryReasons.HasEmptyPart);
        var bytes = 0;
        var onlyDotsAndBlanks = true;
        for (var i = start; i < end; i++)
        {
            var c = path[i];
            if (c == '\\')
                throw context.Error(PexErrors.NameCharacters, path, EntryReasons.Backslash);
            if (char.IsControl(c))
                throw context.Error(PexErrors.NameCharacters, path, EntryReasons.ControlCharacter);
            onlyDotsAndBlanks &= c == '.' || char.IsWhiteSpace(c);
            bytes += c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3;
        }

        if (onlyDotsAndBlanks)
            throw context.Error(PexErrors.PathUnsafe, path, EntryReasons.HasDotsOnly);
        return bytes;
    }
}
