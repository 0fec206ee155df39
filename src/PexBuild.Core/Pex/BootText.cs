using System.Text.RegularExpressions;

namespace PexBuild.Pex;

/// <summary>pex's own boot code (<c>__main__.py</c>, <c>__pex__/__init__.py</c>), adapted to the current content of the packed PEX.</summary>
/// <remarks>
/// Since 2.1.48 the boot code contains the <c>pex_hash</c>, which it uses to find the installed copy to run; later releases also
/// bake in some settings of PEX-INFO.
/// </remarks>
internal sealed class BootText
{
    private const string ShellStart = "''''";
    private const string ShellEnd = "\n'''\n";

    private static readonly Regex s_hash = new(@"\bpex_hash=(?<quote>['""])(?<hash>[0-9a-f]{40})\k<quote>", RegexOptions.CultureInvariant);

    private string _text;

    public BootText(string text) => _text = text;

    /// <summary>The first line, if it is a shebang.</summary>
    public string? Shebang => _text.StartsWith("#!", StringComparison.Ordinal) ? FirstLine(_text) : null;

    /// <summary>
    /// Whether the first lines are a POSIX script (<c>--sh-boot</c> in a folder), which starts an installed copy without looking
    /// at the folder.
    /// </summary>
    public bool IsShBoot => Shebang is not null && AfterShebang.StartsWith(ShellStart, StringComparison.Ordinal);

    private string AfterShebang => _text.Substring(Math.Min(_text.Length, FirstLine(_text).Length + 1));

    public BootText WithShebang(string shebang)
    {
        var rest = Shebang is null ? _text : AfterShebang;
        if (IsShBoot && rest.IndexOf(ShellEnd, StringComparison.Ordinal) is var end && end >= 0)
            rest = rest.Substring(end + ShellEnd.Length);
        _text = shebang + "\n" + rest;
        return this;
    }

    public BootText WithPreamble(string preamble)
    {
        if (BootScript.Parse(_text).Preamble is { } old && _text.IndexOf(old.TrimEnd('\n'), StringComparison.Ordinal) is var at && at >= 0)
            _text = _text.Substring(0, at) + preamble.TrimEnd('\n') + _text.Substring(at + old.TrimEnd('\n').Length);
        return this;
    }

    public BootText WithPexHash(string? hash)
    {
        if (hash is not null && s_hash.Match(_text) is { Success: true } match)
            _text = _text.Replace(match.Groups["hash"].Value, hash);
        return this;
    }

    /// <summary>Sets the PEX-INFO settings that the boot code's last call contains as literals.</summary>
    public BootText WithSettings(PexInfo info, bool isHermetic)
    {
        Set("is_venv", info.Venv ? "True" : "False");
        Set("has_interpreter_constraints", info.InterpreterConstraints.Count > 0 ? "True" : "False");
        Set("hermetic_venv_scripts", isHermetic ? "True" : "False");
        Set("inject_python_args", PythonLiteral.Tuple(info.InjectPythonArgs));
        return this;
    }

    public override string ToString() => _text;

    private void Set(string name, string literal) =>
        _text = new Regex(@"(?m)^(?<head>\s+" + name + @"=)(?:True|False|\(.*\))(?<tail>,)$", RegexOptions.CultureInvariant)
            .Replace(_text, match => match.Groups["head"].Value + literal + match.Groups["tail"].Value);

    private static string FirstLine(string text) => text.IndexOf('\n') is var end && end < 0 ? text : text.Substring(0, end);
}
