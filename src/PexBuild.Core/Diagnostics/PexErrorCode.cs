namespace PexBuild.Diagnostics;

/// <summary>
/// One row of the error catalogue (<see cref="PexErrors"/>): a stable code and its one-line text.
/// </summary>
/// <remarks>
/// A line reads <c>origin : error PEX1203: what is wrong. What was (not) done. What to do.</c> (MSBuild's canonical form).
/// Values inserted into the text come from archives and command lines, so they are escaped and truncated (<see cref="DisplayText"/>).
/// The type of a row states how many values its text has: <see cref="PexError"/> none, <see cref="PexError{T1}"/> one, and so on.
/// </remarks>
public abstract class PexErrorCode
{
    private const string Documentation = "https://github.com/pexbuild/pexbuild/blob/main/src/PexBuild.Core/Diagnostics/ERRORS.md";

    private readonly string _text;

    private protected PexErrorCode(string id, string problem, string remedy)
    {
        Id = id;
        _text = problem + " " + remedy;
    }

    /// <summary>The stable code, <c>PEX</c> and four digits.</summary>
    public string Id { get; }

    /// <summary>The URL of the code's documentation.</summary>
    public string HelpLink => Documentation + "#" + Id.ToLowerInvariant();

    /// <inheritdoc cref="Id"/>
    public override string ToString() => Id;

    private protected PexException Throwable(string origin, params object[] values) => new(Report(PexSeverity.Error, origin, values));

    private protected PexDiagnostic Report(PexSeverity severity, string origin, params object[] values) =>
        new(this, severity, origin, VerbatimText.Format(_text, values).Text);
}
