using System.Text.Json.Nodes;

namespace PexBuild.Testing.Fixtures;

/// <summary>A wheel as pex installs it into <c>.deps</c>.</summary>
internal static class WheelInstall
{
    /// <summary>The files of the folder <c>.deps/NAME.whl</c>, relative to it.</summary>
    public static IReadOnlyList<FixtureFile> Install(WheelFixture wheel, PexEra era)
    {
        var otherLib = wheel.RootIsPurelib ? "platlib" : "purelib";
        var splitLibs = era.HasOriginalWheelInfo && wheel.FilesOf(otherLib).Any();
        var files = wheel.FilesOf("").Concat(wheel.FilesOf(wheel.RootIsPurelib ? "purelib" : "platlib")).ToList();
        files.AddRange(wheel.FilesOf(otherLib).Select(file => splitLibs ? file.Below($".prefix/{otherLib}") : file));
        files.AddRange(wheel.FilesOf("scripts").Select(file => Script(file, era).Below(era.HasStash ? ".prefix/bin" : "bin")));
        files.AddRange(wheel.FilesOf("headers").Select(file => file.Below(Headers(wheel, era))));
        files.AddRange(
            wheel.FilesOf("data").Select(file => era.HasOriginalWheelInfo ? file.Below(".prefix/data") : era.HasStash ? file.Below(".prefix") : file));
        files.AddRange(wheel.MetadataFiles());
        if (era.InstallsWithPip)
            files.AddRange(wheel.Scripts.Select(script => Wrapper(script.Name, script.Target).Below(era.HasStash ? ".prefix/bin" : "bin")));
        if (era.InstallsWithPip && !era.HasOriginalWheelInfo)
            files.Add(new FixtureFile($"{wheel.DistInfo}/INSTALLER", "pex"));
        if (era.HasOriginalWheelInfo)
            files.Add(new FixtureFile($"{wheel.Stem}.pex-info/original-whl-info.json", OriginalInfo(wheel)));
        if (era.KeepsRecord)
            files.Add(wheel.Record(files));
        if (!era.KeepsExecuteBits)
            files = files.ConvertAll(file => file with { IsExecutable = false });
        if (era.HasStash)
            files.Add(new FixtureFile(".layout.json", Layout(wheel, era, files, splitLibs ? otherLib : null)));
        return files;
    }

    private static string Headers(WheelFixture wheel, PexEra era) =>
        era.HasStash ? $".prefix/include/site/pythonX.Y/{wheel.Name}" : era.IsFirst ? "headers" : $"include/python/{wheel.Name}";

    private static FixtureFile Script(FixtureFile file, PexEra era) =>
        era.KeepsExecuteBitsOfPythonScripts || !file.Text.StartsWith("#!python", StringComparison.Ordinal) ? file : file with { IsExecutable = false };

    private static FixtureFile Wrapper(string name, string target)
    {
        var (module, function) = target.Split(':') is [var m, var f]
            ? (m.Trim(), f.Split('[')[0].Trim())
            : throw new ArgumentException($"{target} is no module:function.");
        return new FixtureFile(name, Resources.Text("wrapper.py").Replace("@MODULE@", module).Replace("@FUNCTION@", function), isExecutable: true);
    }

    private static string Layout(WheelFixture wheel, PexEra era, IEnumerable<FixtureFile> files, string? stashedLib)
    {
        var layout = new JsonObject { ["stash_dir"] = ".prefix", ["record_relpath"] = $"{wheel.DistInfo}/RECORD" };
        if (era.HasFingerprint)
        {
            layout["fingerprint"] = FixtureHashes.Distribution(files, era);
            layout["root_is_purelib"] = wheel.RootIsPurelib;
        }

        if (era.HasOriginalWheelInfo)
            layout["sys_path_entries"] = stashedLib is null ? new JsonArray(".") : new JsonArray(".", $".prefix/{stashedLib}");
        return PythonJson.Dump(layout, era.HasCompactInfo);
    }

    private static string OriginalInfo(WheelFixture wheel)
    {
        var entries = wheel.Files().Select(file => new JsonArray(file.Path, new JsonArray(1980, 1, 1, 0, 0, 0), file.IsExecutable ? 2179792896L : 2175008768L));
        return PythonJson.Dump(new JsonObject { ["filename"] = wheel.FileName, ["entries"] = new JsonArray([.. entries]) }, compact: true);
    }
}
