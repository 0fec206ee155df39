using System.Text;

namespace PexBuild.Testing.Fixtures;

/// <summary>What stands before the zip, and at the head of a folder's <c>__main__.py</c>.</summary>
internal sealed class Prelude
{
    public string? Shebang { get; set; } = "#!/usr/bin/env python3";

    public string Header { get; set; } = "";

    public IReadOnlyList<string> ShBootPythons { get; set; } = [];

    public byte[] Uncounted { get; set; } = [];

    public bool IsCounted { get; set; } = true;

    /// <summary>The text before the zip.</summary>
    public string OfZip(string pexHash) => ShBootPythons.Count > 0
        ? $"#!/bin/sh\n{ShBoot(pexHash)}{Header}"
        : (Shebang is null ? "" : Shebang + "\n") + Header;

    /// <summary>The head of <c>__main__.py</c> in a folder: with <c>--sh-boot</c>, text that sh and Python each read as their own.</summary>
    public string OfFolder(string pexHash) => ShBootPythons.Count > 0
        ? $"#!/bin/sh\n'''': pshprs\n{ShBoot(pexHash)}'''\n"
        : Shebang + "\n";

    /// <summary>The head of a 64-bit ELF file, then bytes that are no program.</summary>
    public static byte[] Elf()
    {
        var bytes = new byte[4096];
        new byte[] { 0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1 }.CopyTo(bytes, 0);
        for (var i = 64; i < bytes.Length; i++)
            bytes[i] = (byte)(i * 31);
        return bytes;
    }

    public byte[] Bytes(string pexHash) => Encoding.UTF8.GetBytes(OfZip(pexHash));

    private string ShBoot(string pexHash) => Resources.Text("sh_boot.sh")
        .Replace("@PEX_HASH@", pexHash)
        .Replace("@PYTHONS@", string.Join('\n', ShBootPythons.Select(python => $"\"{python}\" \\")));
}
