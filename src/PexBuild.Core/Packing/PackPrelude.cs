using PexBuild.Diagnostics;
using PexBuild.Pex;

namespace PexBuild.Packing;

/// <summary>The prelude of a packed PEX: the original, one the user asks for, or a plain shebang where the original would start a cached copy.</summary>
internal sealed class PackPrelude
{
    private const string Sh = "#!/bin/sh";

    private PackPrelude(string shebang, string rest, PexDiagnostic? warning)
    {
        Shebang = shebang;
        Text = shebang + "\n" + rest;
        Warning = warning;
    }

    /// <summary>The first line.</summary>
    public string Shebang { get; }

    /// <summary>The text before the zip.</summary>
    public string Text { get; }

    /// <summary>The warning that a script was replaced, if it was.</summary>
    public PexDiagnostic? Warning { get; }

    /// <param name="source">The folder or PEX that is packed.</param>
    /// <param name="asked">The first line that the user asked for, if any.</param>
    /// <param name="patched">The folder's own entry script, which the user may have edited.</param>
    /// <param name="original">pex's entry script.</param>
    public static PackPrelude Choose(PackSource source, string? asked, PatchedScript? patched, BootText original)
    {
        var recorded = source.Pex.Prelude ?? source.Pex.Manifest?.Source.Prelude ?? "";
        var isShBoot = recorded.Length > 0 ? IsShBoot(recorded) : original.IsShBoot;
        var end = recorded.IndexOf('\n');
        var line = isShBoot || recorded.Length == 0 ? null : recorded.Substring(0, end < 0 ? recorded.Length : end).TrimEnd('\r');
        var rest = isShBoot || end < 0 ? "" : recorded.Substring(end + 1);

        if (asked is not null)
            return new PackPrelude(Checked(asked, source.Pex.Path), rest, warning: null);
        if (patched?.Shebang is { } edited && edited != line && edited != Written(source.Pex))
            return new PackPrelude(Checked(edited, source.Pex.Path), rest, warning: null);
        var plain = line ?? (original.IsShBoot ? null : original.Shebang) ?? patched?.Shebang ?? "#!/usr/bin/env python3";
        return new PackPrelude(plain, rest, isShBoot ? PexErrors.ShBootReplaced.Warning(source.Pex.Path, plain) : null);
    }

    /// <summary>The shebang that unpacking wrote.</summary>
    private static string Written(PexFile pex) =>
        "#!/usr/bin/env " + (ShebangLine.PythonName(pex.Manifest?.Source.Prelude?.Split('\n')[0]) ?? ShebangOfOriginal(pex) ?? "python3");

    private static string? ShebangOfOriginal(PexFile pex)
    {
        var script = PexContents.Read(pex).EntryScript;
        using var reader = new StreamReader(script.Open());
        return ShebangLine.PythonName(reader.ReadLine());
    }

    /// <summary>Whether a prelude is pex's sh boot script. It locates an installed copy below PEX_ROOT; the manifest records only its first line.</summary>
    private static bool IsShBoot(string prelude) =>
        prelude.StartsWith(Sh, StringComparison.Ordinal) && (prelude.Trim() == Sh || prelude.IndexOf("PEX_ROOT", StringComparison.Ordinal) >= 0);

    private static string Checked(string shebang, string origin)
    {
        var line = shebang.StartsWith("#!", StringComparison.Ordinal) ? shebang : "#!" + shebang;
        return line.Length > 2 && line.Substring(2).Trim().Length > 0 && !line.Any(char.IsControl)
            ? line
            : throw PexErrors.ShebangBroken.Error(origin, shebang);
    }
}
