namespace PexBuild.Diagnostics;

/// <summary>
/// One row of the error catalogue (<see cref="PexErrors"/>): a stable code and its one-line text.
/// </summary>
/// <remarks>
/// A line reads <c>origin : error PEX1203: what is wrong. What was (not) done. What to do.</c> (MSBuild's canonical form).
/// Values put into the text come from archives and command lines, so they are escaped and cut (<see cref="DisplayText"/>).
/// </remarks>
public sealed class PexErrorCode
{
    private const string Documentation = "https://github.com/pexbuild/pexbuild/blob/main/src/PexBuild.Core/Diagnostics/ERRORS.md";

    private readonly string _text;

    internal PexErrorCode(string id, string problem, string remedy)
    {
        Id = id;
        _text = problem + " " + remedy;
    }

    /// <summary>The stable code, <c>PEX</c> and four digits.</summary>
    public string Id { get; }

    /// <summary>Where the code is documented.</summary>
    public string HelpLink => Documentation + "#" + Id.ToLowerInvariant();

    /// <summary>Makes the exception for this code.</summary>
    /// <param name="origin">The file, folder or command the message is about; it leads the line.</param>
    /// <param name="values">What the catalogue's text names, in its order.</param>
    public PexException Error(string origin, params object[] values) => new(Report(PexSeverity.Error, origin, values));

    /// <summary>Makes the exception for this code out of what the operating system refused; the text names nothing but its message, which is shown whole.</summary>
    /// <param name="origin">The file, folder or command the message is about.</param>
    /// <param name="refusal">What was caught.</param>
    public PexException Because(string origin, Exception refusal) =>
        new(Report(PexSeverity.Error, origin, [new VerbatimText(DisplayText.Escape(refusal.Message, int.MaxValue))]), refusal);

    /// <summary>Makes a warning with this code.</summary>
    /// <inheritdoc cref="Error"/>
    public PexDiagnostic Warning(string origin, params object[] values) => Report(PexSeverity.Warning, origin, values);

    private PexDiagnostic Report(PexSeverity severity, string origin, object[] values) => new(this, severity, origin, VerbatimText.Format(_text, values).Text);
}
