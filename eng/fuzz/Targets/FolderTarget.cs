using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Fuzz.Mutation;
using PexBuild.Pex;
using PexBuild.Verifying;

namespace PexBuild.Fuzz.Targets;

/// <summary>A folder with an untrusted manifest or update journal.</summary>
internal sealed class FolderTarget : FuzzTarget
{
    private const string Manifest = ".pexbuild/manifest.json", Journal = ".pexbuild/update/journal.json", Outside = "outside";
    private const string JournalText =
        """{"schema": 1, "saved": 1, "files": [{"path": "app.py", "old": null, "new": "x"}, """
        + """{"path": "new/file.py", "old": null, "new": "y"}, {"path": "app/data.bin", "old": null, "new": null}]}""";
    private readonly TemporaryPlace _work;
    private readonly UnpackedPlace _place;
    private readonly byte[] _manifest;

    public FolderTarget(TemporaryPlace work) : base("folder")
    {
        _work = work;
        _place = new UnpackedPlace(work);
        _place.Make();
        _manifest = File.ReadAllBytes(Path.Combine(_place.Folder, Manifest));
    }

    /// <summary>Creates a manifest or a journal; the first byte tells which.</summary>
    public override byte[] Make(Random random) => random.Next(2) == 0
        ? [(byte)'m', .. WordMutation.ChangeSome(_manifest, random)]
        : [(byte)'j', .. WordMutation.ChangeSome(Encoding.UTF8.GetBytes(JournalText), random)];

    public override string Run(byte[] input, Random random)
    {
        _place.Make();
        File.WriteAllText(_work[Outside], Outside);
        if (input[0] == 'm')
        {
            File.WriteAllBytes(Path.Combine(_place.Folder, Manifest), input[1..]);
        }
        else
        {
            Directory.CreateDirectory(Path.Combine(_place.Folder, ".pexbuild/update/new/new"));
            File.WriteAllText(Path.Combine(_place.Folder, ".pexbuild/update/new/app.py"), "x");
            File.WriteAllText(Path.Combine(_place.Folder, ".pexbuild/update/new/new/file.py"), "y");
            File.WriteAllBytes(Path.Combine(_place.Folder, Journal), input[1..]);
        }

        try
        {
            Use();
        }
        catch (PexException)
        {
            RequireUntouched();
            throw;
        }

        RequireUntouched();
        return "used";
    }

    private void RequireUntouched()
    {
        _work.RequireOnly(UnpackedPlace.Name, UnpackedPlace.Pex, Outside);
        if (File.ReadAllText(_work[Outside]) != Outside)
            throw new FindingException("a file outside was written");
    }

    private void Use()
    {
        var folder = UnpackedFolder.Open(_place.Folder);
        folder.Diff();
        folder.Restore();
        using var pex = PexFile.Open(_place.Folder);
        PexVerifier.Verify(pex);
    }
}
