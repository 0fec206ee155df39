using System.Text.Json.Nodes;
using PexBuild.Hashes;
using PexBuild.Packing;
using PexBuild.Pex;

namespace PexBuild.Verifying;

[TestClass]
public sealed class FolderVerifierTests
{
    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void An_untouched_folder_is_sound_and_fits_its_PEX(string version)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)));

        var verification = Verify(sample);

        Assert.IsEmpty(verification.Problems, string.Join("\n", verification.Problems));
        Assert.IsEmpty(verification.Edits);
        Assert.AreEqual(sample.Pex, verification.Source);
        Assert.IsTrue(verification.Checks.All(check => check.State is HashState.Right));
    }

    [TestMethod]
    public void Edits_are_shown_and_are_no_problem()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit("userapp/core.py", "MARK = 'edited'\n").Edit(PackSample.Dep + "greet/data.txt", "edited\n")
            .EditLine("PEX-INFO", "\"strip_pex_env\":true", "\"strip_pex_env\":false");

        var verification = Verify(sample);

        Assert.IsEmpty(verification.Problems, string.Join("\n", verification.Problems));
        Assert.AreSequenceEqual((string[])[PackSample.Dep + "greet/data.txt", "PEX-INFO", "userapp/core.py"],
            verification.Edits.Select(edit => edit.Path).ToArray());
        Assert.AreSequenceEqual(
            (string[])["code_hash", "pex_hash", PackSample.Dep.TrimEnd('/'), PackSample.Dep + "greet-1.0.dist-info/RECORD"],
            verification.Checks.Where(check => check.State == HashState.Edited).Select(check => check.Subject).ToArray());
    }

    [TestMethod]
    public void Wheels_that_were_installed_cannot_be_held_against_the_hash_of_the_wheel()
    {
        using var sample = new PackSample(PackSample.Fixture().WithWheelFiles());

        var verification = Verify(sample);

        Assert.IsEmpty(verification.Problems, string.Join("\n", verification.Problems));
        Assert.AreEqual(HashState.NotVerifiable, verification.Checks.Single(check => check.Kind == HashKind.Distribution).State);
        Assert.AreEqual(HashState.Right, verification.Checks.Single(check => check.Kind == HashKind.Record).State);
    }

    [TestMethod]
    public void Without_the_PEX_beside_it_the_folder_is_verified_alone()
    {
        using var sample = new PackSample(PackSample.Fixture());
        File.Delete(sample.Pex);

        var verification = Verify(sample);

        Assert.IsNull(verification.Source);
        Assert.IsEmpty(verification.Problems);
    }

    [TestMethod]
    public void Another_PEX_in_its_place_is_a_problem()
    {
        using var sample = new PackSample(PackSample.Fixture());
        PackSample.Fixture().Add("more.py", "").WriteTo(sample.Pex);

        Assert.AreEqual("PEX1412", Verify(sample).Problems.Single().Code.Id);
    }

    [TestMethod]
    public void A_manifest_that_was_made_to_fit_an_edit_is_a_problem()
    {
        using var sample = new PackSample(PackSample.Fixture());
        var old = FolderHash(sample, "userapp/core.py");
        sample.Edit("userapp/core.py", "MARK = 'USER'\n");
        sample.EditLine(".pexbuild/manifest.json", old, FolderHash(sample, "userapp/core.py"));

        var codes = Verify(sample).Problems.Select(problem => problem.Code.Id).ToArray();

        Assert.AreSequenceEqual((string[])["PEX1402", "PEX1411"], codes);
    }

    [TestMethod]
    public void A_row_that_is_missing_in_the_manifest_is_a_problem()
    {
        using var sample = new PackSample(PackSample.Fixture());
        var manifest = JsonNode.Parse(sample.Read(".pexbuild/manifest.json"))!;
        manifest["files"]!.AsArray().RemoveAll(row => row!["path"]!.GetValue<string>() == "userapp/core.py");
        sample.Edit(".pexbuild/manifest.json", manifest.ToJsonString());

        Assert.Contains("userapp/core.py is not in the manifest", Verify(sample).Problems.Single().Message);
    }

    private static PexVerification Verify(PackSample sample)
    {
        using var pex = PexFile.Open(sample.Folder);
        return PexVerifier.Verify(pex);
    }

    private static string FolderHash(PackSample sample, string path) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(Path.Combine(sample.Folder, path))));
}
