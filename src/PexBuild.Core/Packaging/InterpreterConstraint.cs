using System.Diagnostics.CodeAnalysis;

namespace PexBuild.Packaging;

/// <summary>
/// One of the interpreter constraints of a PEX: an implementation, versions, or both (<c>CPython&gt;=3.8,&lt;4</c>, <c>PyPy</c>, <c>&gt;=3.6</c>).
/// </summary>
internal sealed class InterpreterConstraint
{
    // Longer ones first. Those with and without the global lock came with pex 2.78, their spelling in brackets with 2.79.
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
    /// Whether a CPython without the global lock is asked for (<c>CPython+t</c>) or one with it (<c>CPython-t</c>, which every CPython
    /// before 3.13 is); null when it does not matter.
    /// </summary>
    public bool? FreeThreaded { get; }

    /// <summary>The Python versions asked for.</summary>
    public VersionSpecifierSet Specifiers { get; }

    /// <summary>Reads a constraint. Implementation names are taken in any case, as pex 1 did.</summary>
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
