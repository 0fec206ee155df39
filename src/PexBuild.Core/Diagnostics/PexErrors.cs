namespace PexBuild.Diagnostics;

/// <summary>
/// The catalogue of all errors and warnings, one file for each family: 0xxx command line, 10xx container, 11xx PEX-INFO,
/// 12xx unsafe or ambiguous entries, 13xx distributions, 14xx hashes, 15xx limits, 2xxx target folder and edits,
/// 3xxx Python and running, 4xxx the build. A code never changes its meaning; <c>ERRORS.md</c> next to this file documents each one.
/// </summary>
public static partial class PexErrors
{
    private const string NothingWritten = "Nothing was written.";
}
