using PexBuild.Patches;

namespace PexBuild.Edits;

[TestClass]
public sealed class RoundTripTests
{
    [TestMethod]
    public void A_patch_of_any_edits_makes_the_edited_folder_of_a_fresh_one_and_goes_back()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            using var folder = new EditedFolder();
            var fresh = folder.Fresh();
            var pristine = EditedFolder.List(fresh);
            RandomEdits.Make(folder.Folder, seed);
            var patch = new PatchFile("p.patch", folder.Diff());

            UnpackedFolder.Open(fresh).Apply([patch]);
            Assert.AreSequenceEqual(EditedFolder.List(folder.Folder), EditedFolder.List(fresh), $"seed {seed}");
            Assert.AreSequenceEqual(folder.Edits(),
                [.. UnpackedFolder.Open(fresh).ReadEdits().Select(
                    edit => $"{edit.Kind} {(edit.From is null ? "" : edit.From + " -> ")}{edit.Path}"
                        + (edit.IsModeChanged && edit.Kind != EditKind.ModeChanged ? " mode" : ""))],
                $"seed {seed}");

            UnpackedFolder.Open(fresh).Apply([patch], new PatchOptions { Reverse = true });
            Assert.AreSequenceEqual(pristine, EditedFolder.List(fresh), $"seed {seed}, back");

            folder.Open().Restore();
            Assert.AreSequenceEqual(pristine, EditedFolder.List(folder.Folder), $"seed {seed}, restored");
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Git_makes_the_same_of_the_patch()
    {
        Patches.GitAndPatch.Require("git");
        for (var seed = 100; seed < 115; seed++)
        {
            using var folder = new EditedFolder();
            var fresh = folder.Fresh();
            RandomEdits.Make(folder.Folder, seed);
            File.WriteAllBytes(folder.Root["p.patch"], folder.Diff());
            if (new FileInfo(folder.Root["p.patch"]).Length == 0)
                continue;

            Patches.GitAndPatch.Git(fresh, "apply", "--whitespace=nowarn", folder.Root["p.patch"]).AssertSuccess();
            Assert.AreSequenceEqual(EditedFolder.List(folder.Folder), EditedFolder.List(fresh), $"seed {seed}");
        }
    }
}
