using System.Text;
using PexBuild.Archive;
using PexBuild.Comparing;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Packing;
using PexBuild.Patches;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Running;
using PexBuild.Testing;
using PexBuild.Unpacking;

namespace PexBuild;

/// <summary>The limits that a caller names hold for all that is done on its behalf.</summary>
[TestClass]
public sealed class CallerLimitsTests
{
    private const string Greet = EditedFolder.Greet;

    private static readonly ReadLimits s_fewEntries = new() { Entries = 1 };
    private static readonly ReadLimits s_smallPatches = new() { PatchBytes = 300 };

    private static readonly PatchFile s_large =
        new("large.patch", Encoding.UTF8.GetBytes("--- /dev/null\n+++ b/made.txt\n@@ -0,0 +1 @@\n+" + new string('x', 300) + "\n"));
    private static readonly PatchFile s_ofLargeFile = new("small.patch", Encoding.UTF8.GetBytes("--- a/big.txt\n+++ b/big.txt\n@@ -1,2 +1 @@\n-one\n two\n"));

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void Opening_a_PEX()
    {
        using var folder = new EditedFolder();

        Refuses(PexErrors.TooManyEntries, () => PexFile.Open(folder.Pex, new PexReadOptions { Limits = s_fewEntries }));
        Refuses(PexErrors.TooManyEntries, () => PexPacker.Open(folder.Pex, s_fewEntries));
        Refuses(PexErrors.TooManyEntries, () => RunCache.At(folder.Root["cache"], s_fewEntries).Get(folder.Pex, TestContext.CancellationToken));
    }

    [TestMethod]
    public void Planning_with_patches()
    {
        using var folder = new EditedFolder(EditedFolder.Sample().Add("big.txt", "one\ntwo\n" + new string('x', 300)));
        using var pex = PexFile.Open(folder.Pex, new PexReadOptions { Limits = s_smallPatches });

        Refuses(PexErrors.PatchTooLarge, () => PexUnpacker.Plan(pex, new UnpackOptions { Folder = folder.Root["new"], Patches = [s_large] }));
        Refuses(PexErrors.PatchTooLarge, () => PexUnpacker.Plan(pex, new UnpackOptions { Folder = folder.Root["new"], Patches = [s_ofLargeFile] }));
    }

    [TestMethod]
    public void Applying_patches()
    {
        using var folder = new EditedFolder(EditedFolder.Sample().Add("big.txt", "one\ntwo\n" + new string('x', 300)));
        var limited = UnpackedFolder.Open(folder.Folder, s_smallPatches);

        Refuses(PexErrors.PatchTooLarge, () => limited.Apply([s_large]));
        Refuses(PexErrors.PatchTooLarge, () => limited.Apply([s_ofLargeFile]));
        File.WriteAllBytes(folder.Root[s_large.Name], s_large.Content);
        Refuses(PexErrors.PatchTooLarge, () => PatchFile.Read(folder.Root[s_large.Name], s_smallPatches));
        using var content = new MemoryStream(s_large.Content);
        Refuses(PexErrors.PatchTooLarge, () => PatchFile.ReadFrom(content, s_large.Name, s_smallPatches));
    }

    [TestMethod]
    public void Finding_and_undoing_edits()
    {
        using var folder = new EditedFolder();
        File.WriteAllText(folder["added.txt"], new string('x', 301));

        var diff = UnpackedFolder.Open(folder.Folder, s_smallPatches).Diff(["added.txt"], cancellation: TestContext.CancellationToken);
        Assert.AreEqual(PexErrors.NotInPatch, Assert.ContainsSingle(diff.LeftOut).Code);
        Assert.IsEmpty(diff.Files);

        File.AppendAllText(folder[Greet], "edited\n");
        var limited = UnpackedFolder.Open(folder.Folder, s_fewEntries);
        Refuses(PexErrors.TooManyEntries, () => limited.Diff([Greet], folder.Pex, TestContext.CancellationToken));
        Refuses(PexErrors.TooManyEntries, () => limited.Restore([Greet], folder.Pex));
    }

    [TestMethod]
    public void Merging_edits_with_a_new_PEX()
    {
        using var folder = new EditedFolder(EditedFolder.Sample().Add("lines.txt", "1\n2\n3\n4\n5\n" + new string('x', 300)));
        File.WriteAllText(folder["lines.txt"], "one\n2\n3\n4\n5\n" + new string('x', 300));
        var next = EditedFolder.Sample().Add("lines.txt", "1\n2\n3\n4\nfive\n" + new string('x', 300)).WriteTo(folder.Root["next.pex"]);
        using var pex = PexFile.Open(next, new PexReadOptions { Limits = s_smallPatches });

        var result = PexUnpacker.Unpack(PexUnpacker.Plan(pex, new UnpackOptions { Folder = folder.Folder, OnEdits = OnEdits.Merge }),
            TestContext.CancellationToken);

        Assert.Contains("lines.txt", Assert.ContainsSingle(result.Conflicts).Message);
    }

    [TestMethod]
    public void Comparing()
    {
        using var folder = new EditedFolder();
        var other = EditedFolder.Sample().Add("big.txt", new string('x', 301)).WriteTo(folder.Root["other.pex"]);
        using var old = PexFile.Open(folder.Pex, new PexReadOptions { Limits = s_smallPatches });
        using var current = PexFile.Open(other);
        using var patch = new MemoryStream();

        var leftOut = PexComparison.Compare(old, current, TestContext.CancellationToken).WritePatch(patch, ["big.txt"]);

        Assert.AreEqual(PexErrors.NotInPatch, Assert.ContainsSingle(leftOut).Code);
        Assert.AreEqual(0, patch.Length);
    }

    [TestMethod]
    public void Nothing_in_the_library_opens_a_PEX_by_limits_of_its_own()
    {
        var calls = Directory.EnumerateFiles(Repository.At("src/PexBuild.Core"), "*.cs", SearchOption.AllDirectories).SelectMany(File.ReadLines)
            .Where(line => line.Contains(" PexFile.Open(", StringComparison.Ordinal)).ToArray();

        Assert.IsGreaterThan(3, calls.Length);
        foreach (var call in calls)
            Assert.MatchesRegex("Limits|ptions", call);
    }

    private static void Refuses(PexErrorCode code, Action action) => Assert.AreEqual(code, Assert.ThrowsExactly<PexException>(action).Diagnostic.Code);
}
