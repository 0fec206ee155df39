namespace PexBuild.Pex;

/// <summary>The program's own parts of a PEX's <c>__main__.py</c>: everything else in the file is pex's boot code.</summary>
/// <remarks>
/// pex writes a shebang line (in the file itself since 2.1.48), with <c>--sh-boot</c> in a folder a POSIX script hidden in a string, then the
/// text of <c>--preamble-file</c>, then its boot code (<c>pex_builder.py</c>, <c>pex_boot.py</c>).
/// </remarks>
internal sealed class BootScript
{
    private const string Imports = "import os\nimport sys\n";
    private const string Licence = "# Copyright 2014 Pex project contributors.\n";
    private const string ShellEnd = "\n'''\n";

    // The text that follows the imports of the boot code, from 1.0 to 2.105.
    private static readonly string[] s_bootCode =
        ["__entry_point__ =", "__INSTALLED_FROM__ =", "def __maybe_run_unzipped__", "def __re_exec__", "TYPE_CHECKING ="];

    private BootScript(string? shebang, string? preamble)
    {
        Shebang = shebang;
        Preamble = preamble;
    }

    /// <summary>The first line, including <c>#!</c>, if it is a shebang.</summary>
    public string? Shebang { get; }

    /// <summary>The program's own code before the boot code; <see langword="null"/> if there is none.</summary>
    public string? Preamble { get; }

    public static BootScript Parse(string text)
    {
        text = text.Replace("\r\n", "\n");
        string? shebang = null;
        if (text.StartsWith("#!", StringComparison.Ordinal))
        {
            var end = text.IndexOf('\n');
            shebang = end < 0 ? text : text.Substring(0, end);
            text = end < 0 ? "" : text.Substring(end + 1);
        }

        if (text.StartsWith("''''", StringComparison.Ordinal))
        {
            var end = text.IndexOf(ShellEnd, StringComparison.Ordinal);
            text = end < 0 ? "" : text.Substring(end + ShellEnd.Length);
        }

        var boot = FindBootCode(text);
        var preamble = boot < 0 ? "" : text.Substring(0, boot).Trim('\n');
        return new BootScript(shebang, preamble.Trim().Length == 0 ? null : preamble + "\n");
    }

    private static int FindBootCode(string text)
    {
        for (var at = text.IndexOf(Imports, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Imports, at + 1, StringComparison.Ordinal))
        {
            var rest = at + Imports.Length;
            while (rest < text.Length && text[rest] == '\n')
                rest++;
            if ((at == 0 || text[at - 1] == '\n') && s_bootCode.Any(code => string.CompareOrdinal(text, rest, code, 0, code.Length) == 0))
            {
                var licence = text.LastIndexOf(Licence, at, StringComparison.Ordinal);
                return licence >= 0 && text.Substring(licence, at - licence).Split('\n').All(line => line.Length == 0 || line[0] == '#') ? licence : at;
            }
        }

        return -1;
    }
}
