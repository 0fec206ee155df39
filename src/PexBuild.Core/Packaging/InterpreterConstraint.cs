using System.Diagnostics.CodeAnalysis;

namespace PexBuild.Packaging;

/// <summary>An interpreter constraint of a PEX: an implementation, versions, or both (<c>CPython&gt;=3.8,&lt;4</c>, <c>PyPy</c>, <c>&gt;=3.6</c>).</summary>
internal sealed class InterpreterConstraint
{
    // Longer prefixes first. The forms with and without the GIL were added in pex 2.78, and their bracket spelling in 2.79.
    private static readonly (string Prefix, string Implementation, bool? FreeThreaded)[] s_implementations =
    [
        ("CPython[free-threaded]", "CPython", true),
        ("CPython[gil]", "CPython", false),
        ("CPython+t", "CPython", true),
        ("CPython-t", "CPython", false),
        ("CPython", "CPython", null),
        ("PyPy", "PyPy", null),
    ];

    private InterpreterConstraint(string text, string? implementation, bool? freeThreaded, VersionSpecifierSet specifiers)
    {
        Text = text;
        Implementation = implementation;
        FreeThreaded = freeThreaded;
        Specifiers = specifiers;
    }

    /// <summary>The constraint as written.</summary>
    public string Text { get; }

    /// <summary><c>CPython</c> or <c>PyPy</c>; null for any.</summary>
    public string? Implementation { get; }

    /// <summary>
    /// Whether a free-threaded CPython is required (<c>CPython+t</c>) or one with the GIL (<c>CPython-t</c>, which includes every CPython before
    /// 3.13); null if it does not matter.
    /// </summary>
    public bool? FreeThreaded { get; }

    /// <summary>The required Python versions.</summary>
    public VersionSpecifierSet Specifiers { get; }

    /// <summary>Reads a constraint. Implementation names are case-insensitive, as in pex 1.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out InterpreterConstraint? constraint)
    {
        var trimmed = text.Trim();
        var (prefix, implementation, freeThreaded) =
            s_implementations.FirstOrDefault(row => trimmed.StartsWith(row.Prefix, StringComparison.OrdinalIgnoreCase));
        constraint = VersionSpecifierSet.TryParse(trimmed.Substring(prefix?.Length ?? 0), out var specifiers)
            ? new InterpreterConstraint(text, implementation, freeThreaded, specifiers)
            : null;
        return constraint is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
