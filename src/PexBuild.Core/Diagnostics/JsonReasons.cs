namespace PexBuild.Diagnostics;

/// <summary>What is wrong with a JSON text, for PEX-INFO (PEX1101), a manifest (PEX2009) and a journal (PEX2042).</summary>
internal static class JsonReasons
{
    public static readonly VerbatimText NotAnObject = new("it is not a JSON object");
    public static readonly VerbatimText TextAfterValue = new("there is text after the value");
    public static readonly VerbatimText HalfSurrogatePair = new("a string has half of a surrogate pair");
    public static readonly VerbatimText ValueExpected = new("a value was expected");
    public static readonly VerbatimText NameExpected = new("a member name was expected");
    public static readonly VerbatimText NameTwice = new("a member name appears twice");
    public static readonly VerbatimText DigitExpected = new("a digit was expected");
    public static readonly VerbatimText TooDeep = new("arrays and objects are nested too deeply");
    public static readonly VerbatimText EndsEarly = new("the text ends too early");
    public static readonly VerbatimText EndsInString = new("the text ends inside a string");
    public static readonly VerbatimText ControlCharacter = new("a string has a control character");
    public static readonly VerbatimText UnknownEscape = new("a string has an unknown escape sequence");
    public static readonly VerbatimText BrokenEscape = new("a string has '\\u' without four hexadecimal digits");
    public static readonly VerbatimText NotUtf8 = new("a string is not UTF-8");

    public static VerbatimText Expected(char expected) => VerbatimText.Format("'{0}' was expected", expected);

    public static VerbatimText CommaOrExpected(char closing) => VerbatimText.Format("',' or '{0}' was expected", closing);

    public static VerbatimText At(VerbatimText problem, int line, int column) => VerbatimText.Format("{0} (line {1}, column {2})", problem, line, column);
}
