using PexBuild.Diagnostics;

namespace PexBuild.Pex;

/// <summary>The kind of an entry point.</summary>
public enum PexEntryPointKind
{
    /// <summary>None: the program is an interactive interpreter, or runs what its arguments name, as <c>python</c> does.</summary>
    None,

    /// <summary>A module, run as <c>python -m</c> runs it.</summary>
    Module,

    /// <summary>An object of a module (<c>module:attribute.attribute</c>), called without arguments.</summary>
    Function,

    /// <summary>A script of a distribution, by name.</summary>
    Script,
}

/// <summary>What a PEX starts: <c>entry_point</c> or <c>script</c> of PEX-INFO, or the user's replacement.</summary>
/// <remarks>
/// The text is written to <c>__main__.py</c>, so only dotted identifiers and plain script names are accepted: nothing else can
/// get into the generated code.
/// </remarks>
public sealed class PexEntryPoint : IEquatable<PexEntryPoint>
{
    private PexEntryPoint(PexEntryPointKind kind, string text)
    {
        Kind = kind;
        Text = text;
    }

    /// <summary>No entry point.</summary>
    public static PexEntryPoint None { get; } = new(PexEntryPointKind.None, "");

    /// <summary>The kind of object that <see cref="Text"/> names.</summary>
    public PexEntryPointKind Kind { get; }

    /// <summary><c>module</c>, <c>module:function</c> or the script's name; empty for <see cref="PexEntryPointKind.None"/>.</summary>
    public string Text { get; }

    /// <summary>Parses <c>module</c> or <c>module:attribute.attribute</c>.</summary>
    /// <param name="text">The entry point from PEX-INFO or the user; blanks around the colon are ignored.</param>
    /// <param name="origin">The source of the text, for the message.</param>
    /// <exception cref="PexException"><see cref="PexErrors.EntryPointUnsafe"/>.</exception>
    internal static PexEntryPoint Parse(string text, string origin)
    {
        var colon = text.IndexOf(':');
        var module = (colon < 0 ? text : text.Substring(0, colon)).Trim();
        var attribute = colon < 0 ? null : text.Substring(colon + 1).Trim();
        if (!AreIdentifiers(module) || attribute is not null && !AreIdentifiers(attribute))
            throw PexErrors.EntryPointUnsafe.Error(origin, text);
        return attribute is null
            ? new PexEntryPoint(PexEntryPointKind.Module, module)
            : new PexEntryPoint(PexEntryPointKind.Function, module + ":" + attribute);
    }

    /// <summary>Parses a script's name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</summary>
    /// <exception cref="PexException"><see cref="PexErrors.ScriptNameUnsafe"/>.</exception>
    internal static PexEntryPoint ParseScript(string name, string origin)
    {
        if (!IsScriptName(name))
            throw PexErrors.ScriptNameUnsafe.Error(origin, name);
        return new PexEntryPoint(PexEntryPointKind.Script, name);
    }

    internal static bool IsScriptName(string name) =>
        name.Length > 0 && name[0] != '-' && name.Trim('.').Length > 0 && name.All(c => IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-');

    /// <inheritdoc/>
    public bool Equals(PexEntryPoint? other) => other is not null && Kind == other.Kind && Text == other.Text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PexEntryPoint);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text) ^ (int)Kind;

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool AreIdentifiers(string dotted) => dotted.Length > 0 && dotted.Split('.').All(IsIdentifier);

    // ASCII only: Python allows other identifiers, but no known PEX needs one, and a reader of __main__.py sees exactly what runs.
    private static bool IsIdentifier(string part) =>
        part.Length > 0 && !(part[0] is >= '0' and <= '9') && part.All(c => IsAsciiLetterOrDigit(c) || c == '_');

    private static bool IsAsciiLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
}
