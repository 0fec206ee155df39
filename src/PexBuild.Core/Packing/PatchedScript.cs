using System.Text.RegularExpressions;
using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;

namespace PexBuild.Packing;

/// <summary>The <c>__main__.py</c> of an unpacked folder, which the user may have edited: its entry point and its shebang.</summary>
internal sealed class PatchedScript
{
    private static readonly Regex s_runCall = new(
        @"^\s+(?<function>run|run_script|run_interpreter)\(\s*(?:(?<quote>['""])(?<argument>[^'""\\]*)\k<quote>\s*)?\)\s*(?:#.*)?$",
        RegexOptions.CultureInvariant);

    private PatchedScript(PexEntryPoint entryPoint, string? shebang)
    {
        EntryPoint = entryPoint;
        Shebang = shebang;
    }

    public PexEntryPoint EntryPoint { get; }

    /// <summary>The first line, if it is a shebang.</summary>
    public string? Shebang { get; }

    /// <param name="text">The text of the script.</param>
    /// <param name="folder">The folder, for messages.</param>
    /// <exception cref="PexException">It has code that this library did not write, which cannot be packed into a PEX; or what it starts is not a valid
    /// entry point.</exception>
    public static PatchedScript Read(string text, string folder)
    {
        var lines = text.Replace("\r\n", "\n").Split('\n');
        var calls = lines.Where(line => s_runCall.IsMatch(line)).ToArray();
        if (calls.Length != 1 || !Code(lines).SequenceEqual(Code(RuntimeFiles.Text(EntryScript.Template).Split('\n'))))
            throw PexErrors.EntryScriptEdited.Error(folder);
        var match = s_runCall.Match(calls[0]);
        var argument = match.Groups["argument"];
        var entryPoint = (match.Groups["function"].Value, argument.Success) switch
        {
            ("run", true) => PexEntryPoint.Parse(argument.Value, folder),
            ("run_script", true) => PexEntryPoint.ParseScript(argument.Value, folder),
            ("run_interpreter", false) => PexEntryPoint.None,
            _ => throw PexErrors.EntryScriptEdited.Error(folder),
        };
        return new PatchedScript(entryPoint, lines[0].StartsWith("#!", StringComparison.Ordinal) ? lines[0] : null);
    }

    /// <summary>The lines of code, except the one that names the entry point.</summary>
    private static IEnumerable<string> Code(IEnumerable<string> lines) => lines
        .Where(line => !s_runCall.IsMatch(line) && line.IndexOf("@RUN@", StringComparison.Ordinal) < 0)
        .Select(line => line.IndexOf('#') is var comment && comment >= 0 ? line.Substring(0, comment).TrimEnd() : line.TrimEnd())
        .Where(line => line.Length > 0);
}
