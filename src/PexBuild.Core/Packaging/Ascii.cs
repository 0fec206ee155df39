namespace PexBuild.Packaging;

/// <summary>ASCII letters and digits, as the packaging standards mean them; the methods of <see cref="char"/> also accept others.</summary>
internal static class Ascii
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    /// <summary>Whether a project name may contain the character.</summary>
    public static bool IsNamePart(char c) => IsLetterOrDigit(c) || c is '-' or '_' or '.';

    /// <summary>Whether the character is whitespace to Python's <c>str.strip</c> and to <c>\s</c> in the standards' grammars, within ASCII.</summary>
    public static bool IsBlank(char c) => c is ' ' or (>= '\t' and <= '\r');
}
