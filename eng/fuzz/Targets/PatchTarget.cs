using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Fuzz.Mutation;
using PexBuild.Patches;

namespace PexBuild.Fuzz.Targets;

/// <summary>Applies patches to an unpacked folder.</summary>
internal sealed class PatchTarget : FuzzTarget
{
    private readonly TemporaryPlace _work;
    private readonly UnpackedPlace _place;
    private readonly byte[][] _seeds;

    public PatchTarget(TemporaryPlace work) : base("patch")
    {
        _work = work;
        _place = new UnpackedPlace(work);
        _place.Make();
        var dep = Directory.GetDirectories(_place.Folder + "/.deps", "other-*")[0];
        byte[] Diff(Action edit)
        {
            _place.Make();
            edit();
            using var patch = new MemoryStream();
            UnpackedFolder.Open(_place.Folder).Diff().WriteTo(patch);
            return patch.ToArray();
        }

        var lines = File.ReadAllText(dep + "/other/text.txt");
        _seeds =
        [
            Diff(() => File.WriteAllText(dep + "/other/text.txt", lines.Replace("line 7\n", "LINE 7\nmore\n").Replace("line 40\n", ""))),
            Diff(() => File.WriteAllText(_place.Folder + "/new_file.py", "print(1)\n")),
            Diff(() => File.Delete(_place.Folder + "/app.py")),
            Diff(() => File.Move(_place.Folder + "/app.py", _place.Folder + "/moved.py")),
            Diff(() => File.WriteAllBytes(_place.Folder + "/app/data.bin", [0, 1, 2, 3, 255, .. Encoding.ASCII.GetBytes(lines)])),
            Encoding.UTF8.GetBytes(
                "--- tool/app.py\t2024-01-01 00:00:00 +0000\n+++ tool/app.py\t2024-01-02 00:00:00 +0000\n@@ -1,2 +1,3 @@\n import dep\n+import os\n"
                    + " def main():\n"),
            Encoding.UTF8.GetBytes(
                "diff --git a/app.py b/copied.py\nsimilarity index 100%\ncopy from app.py\ncopy to copied.py\ndiff --git a/app.py b/app.py\nold mode 100644\n"
                    + "new mode 100755\n"),
        ];
        _place.Make();
    }

    public override byte[] Make(Random random)
    {
        var patch = _seeds[random.Next(_seeds.Length)];
        if (random.Next(3) == 0)
            patch = [.. patch, .. _seeds[random.Next(_seeds.Length)]];
        return WordMutation.ChangeSome(patch, random);
    }

    public override string Run(byte[] input, Random random)
    {
        if (!Directory.Exists(_place.Folder + "/.pexbuild") || !File.Exists(_work[UnpackedPlace.Pex]))
            _place.Make();
        var before = _place.List();
        var options = new PatchOptions { Reverse = random.Next(4) == 0, Strip = random.Next(8) == 0 ? random.Next(4) : null };
        try
        {
            UnpackedFolder.Open(_place.Folder).Apply([new PatchFile("x.patch", input)], options);
        }
        catch (PexException)
        {
            if (!before.SequenceEqual(_place.List()))
                throw new FindingException(
                    "it was refused, and something changed: " + string.Join(", ", before.Except(_place.List()).Concat(_place.List().Except(before))));
            throw;
        }

        _work.RequireOnly(UnpackedPlace.Name, UnpackedPlace.Pex);
        _place.Make();
        return "applied";
    }
}
