namespace PexBuild.Packaging;

/// <summary>The letters and digits that the packaging standards mean, which <see cref="char"/> takes wider.</summary>
internal static class Ascii
{
    public static bool IsDigit(char c) => c is >= '0' and <= '9';

    public static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    public static bool IsLetterOrDigit(char c) => IsLetter(c) || IsDigit(c);

    /// <summary>What a project name may hold inside.</summary>
    public static bool IsNamePart(char c) => IsLetterOrDigit(c) || c is '-' or '_' or '.';

    /// <summary>Blanks as Python's <c>str.strip</c> and <c>\s</c> of the standards' grammars take them, in ASCII.</summary>
    public static bool IsBlank(char c) => c is ' ' or (>= '\t' and <= '\r');
}
