using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PexBuild.Testing.Fixtures;

/// <summary>A PEX of the native runtime: the same code and wheels, another way to hold them. There is no native library in it.</summary>
internal static class NativePex
{
    private const string BootText = "# The stand-in for the boot code of a native PEX.\nraise SystemExit('native runtime missing')\n";

    private static readonly string[] s_targets = ["x86_64-linux-gnu.libpexrc.so", "aarch64-macos.libpexrc.dylib", "x86_64-windows.pexrc.dll"];
    private static readonly string[] s_vanished = ["bootstrap_hash", "includes_tools", "venv_copies", "venv_site_packages_copies"];

    public static byte[] Zipapp(PexFixture fixture)
    {
        var content = new PexContent(fixture);
        var wheels = Wheels(fixture);
        var zip = new ZipFixture();
        foreach (var folder in FixtureFile.Folders(fixture.Files))
            zip.AddFolder(folder);
        foreach (var file in fixture.Files)
            zip.Add(file with { IsExecutable = false }, ZipMethod.Zstd);
        foreach (var (name, wheel) in wheels)
            zip.Add(new FixtureFile($".deps/{name}", wheel), ZipMethod.Stored);
        foreach (var folder in FixtureFile.Folders(RuntimeFiles()))
            zip.AddFolder(folder);
        foreach (var file in RuntimeFiles())
            zip.Add(file, file.Path.Contains("/.clibs/", StringComparison.Ordinal) ? ZipMethod.Deflated : ZipMethod.Zstd);
        foreach (var file in (FixtureFile[])[new("PEX-INFO", Info(content, wheels)), new("__pex__/__init__.py", BootText), new("__main__.py", BootText)])
            zip.Add(file);
        return PexWriter.WithPrelude(zip, fixture, content.PexHash);
    }

    /// <summary>The files of the packed layout; there is no other folder.</summary>
    public static IEnumerable<FixtureFile> FolderFiles(PexFixture fixture)
    {
        var content = new PexContent(fixture);
        var wheels = Wheels(fixture);
        var main = $"{fixture.Prelude.OfFolder(content.PexHash)}\n{BootText}";
        return
        [
            .. fixture.Files,
            .. wheels.Select(d => new FixtureFile($".deps/{d.Name}", d.Wheel)),
            .. RuntimeFiles(),
            new("PEX-INFO", Info(content, wheels)),
            new("__pex__/__init__.py", main),
            new("__main__.py", main, isExecutable: true),
        ];
    }

    private static List<(string Name, byte[] Wheel)> Wheels(PexFixture fixture) =>
        [.. fixture.Distributions.Select(d => (d.FolderName, d.Wheel!.ToBytes(ZipMethod.Zstd)))];

    private static IEnumerable<FixtureFile> RuntimeFiles()
    {
        yield return new("__pex__/.scripts/interpreter.py", "# interpreter\n");
        yield return new("__pex__/.scripts/venv-pex.py", "# venv\n");
        foreach (var target in s_targets)
            yield return new($"__pex__/.clibs/{target}", "no library\n");
        yield return new("__pex__/.proxies/python-proxy-x86_64-linux-gnu", "no program\n", isExecutable: true);
    }

    /// <summary>PEX-INFO as injection leaves it: known keys only, absent ones null, the hashes of the new wheels, the old pex_hash.</summary>
    private static string Info(PexContent content, IEnumerable<(string Name, byte[] Wheel)> wheels)
    {
        var info = JsonNode.Parse(content.Info)!.AsObject();
        foreach (var key in s_vanished)
            info.Remove(key);
        foreach (var key in (string[])["entry_point", "script", "pex_root", "pexrc_root"])
            if (!info.ContainsKey(key))
                info[key] = null;
        foreach (var (name, wheel) in wheels)
            info["distributions"]![name] = Convert.ToHexStringLower(SHA256.HashData(wheel));
        return PythonJson.Dump(info, compact: true);
    }
}
