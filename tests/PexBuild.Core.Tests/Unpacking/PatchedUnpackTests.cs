using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Edits;
using PexBuild.Files;
using PexBuild.Packing;
using PexBuild.Patches;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Verifying;

namespace PexBuild.Unpacking;

[TestClass]
public sealed class PatchedUnpackTests
{
    private const string Data = PackSample.Dep + "greet/data.txt";

    // A file changed, one made, one deleted, one moved, one made executable.
    private const string Everything = $"""
        diff --git a/{Data} b/{Data}
        --- a/{Data}
        +++ b/{Data}
        @@ -1 +1 @@
        -data
        +DATA
        diff --git a/userapp/.settings b/userapp/.settings
        deleted file mode 100644
        --- a/userapp/.settings
        +++ /dev/null
        @@ -1 +0,0 @@
        -plain
        \ No newline at end of file
        diff --git a/userapp/made.py b/userapp/made.py
        new file mode 100755
        --- /dev/null
        +++ b/userapp/made.py
        @@ -0,0 +1 @@
        +MADE = 1
        diff --git a/userapp/core.py b/userapp/kernel.py
        similarity index 100%
        rename from userapp/core.py
        rename to userapp/kernel.py

        """;

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void A_folder_appears_with_its_patches_and_they_are_no_edits()
    {
        using var folder = new Folder();
        folder.Unpack(Everything, Change(Data, "DATA", "Data"));
        File.Delete(folder.Pex);

        Assert.AreEqual("Data\n", folder.Read(Data));
        Assert.AreEqual("MADE = 1\n", folder.Read("userapp/made.py"));
        Assert.AreEqual("MARK = 'user'\n", folder.Read("userapp/kernel.py"));
        Assert.IsFalse(File.Exists(folder["userapp/.settings"]));
        Assert.IsFalse(File.Exists(folder["userapp/core.py"]));
        if (!OperatingSystem.IsWindows())
            Assert.IsTrue(FileModes.IsExecutable(folder["userapp/made.py"]));
        Assert.IsEmpty(folder.Edits());

        File.WriteAllText(folder[Data], "mine\n");
        File.Delete(folder["userapp/made.py"]);
        var diff = UnpackedFolder.Open(folder.Path).Diff(cancellation: TestContext.CancellationToken);
        Assert.IsEmpty(diff.LeftOut);
        var text = string.Concat(diff.Files.Select(file => Encoding.UTF8.GetString(file.Patch)));
        Assert.Contains("-Data\n+mine\n", text, "What was edited of the patched file, and no PEX is needed to know");
        Assert.Contains("-MADE = 1\n", text);
        UnpackedFolder.Open(folder.Path).Restore();
        Assert.AreEqual("Data\n", folder.Read(Data));
        Assert.IsEmpty(folder.Edits());
    }

    [TestMethod]
    public void Unpacking_again_applies_them_to_what_the_PEX_holds()
    {
        using var folder = new Folder();
        var patch = Change(Data, "data", "DATA");
        folder.Unpack(patch);

        folder.Unpack(patch);
        Assert.AreEqual("DATA\n", folder.Read(Data));
        Assert.IsTrue(folder.IsUnpacked(patch));
        Assert.IsFalse(folder.IsUnpacked());
        Assert.IsFalse(folder.IsUnpacked(Change(Data, "data", "Data")), "Of the same length");

        folder.Unpack(Change(Data, "data", "Data"));
        Assert.AreEqual("Data\n", folder.Read(Data));
        folder.Unpack();
        Assert.AreEqual("data\n", folder.Read(Data));
        Assert.IsEmpty(folder.Edits());
        Assert.IsFalse(File.Exists(folder[".pexbuild/pristine/" + Data]));
    }

    [TestMethod]
    public void One_that_does_not_fit_leaves_what_was_there()
    {
        using var folder = new Folder();
        var wrong = Change(Data, "other", "DATA");
        var refused = Assert.ThrowsExactly<PexException>(() => folder.Unpack(Change("userapp/core.py", "MARK = 'user'", "MARK = 1"), wrong));

        Assert.AreEqual("PEX2032", refused.Diagnostic.Code.Id);
        Assert.AreEqual("2.patch", refused.Diagnostic.Origin);
        Assert.StartsWith(Data + ": hunk 1 of 1 (line 3 of the patch) does not apply", refused.Diagnostic.Message);
        Assert.IsFalse(Directory.Exists(folder.Path));

        folder.Unpack();
        var before = PackSample.Contents(folder.Path);
        Assert.ThrowsExactly<PexException>(() => folder.Unpack(Change("userapp/core.py", "MARK = 'user'", "MARK = 1"), wrong));
        Assert.AreSequenceEqual(before, PackSample.Contents(folder.Path));

        foreach (var path in (string[])[".pexbuild/manifest.json", ".git/config", "../outside", ".pexbuild/pristine/__main__.py"])
            Assert.ThrowsExactly<PexException>(() => folder.Unpack(Make(path)), path);
        Assert.AreEqual("PEX2037", Assert.ThrowsExactly<PexException>(() => folder.Unpack(Make("userapp"))).Diagnostic.Code.Id);
        Assert.AreEqual("PEX2037", Assert.ThrowsExactly<PexException>(() => folder.Unpack(Make("userapp/core.py/inner"))).Diagnostic.Code.Id);
        Assert.AreSequenceEqual(before, PackSample.Contents(folder.Path));
    }

    [TestMethod]
    public void One_for_another_version_of_a_distribution_is_carried_over_with_a_warning_if_it_fits()
    {
        const string Old = ".deps/Greet-0.9-py3-none-any.whl/greet/data.txt";
        using var folder = new Folder();
        folder.Unpack(Change(Old, "data", "DATA"));

        Assert.AreEqual("DATA\n", folder.Read(Data));
        var warning = Assert.ContainsSingle(folder.Warnings);
        Assert.AreEqual("PEX2038", warning.Code.Id);
        Assert.AreEqual("1.patch", warning.Origin);
        Assert.StartsWith("The patch was made for .deps/Greet-0.9-py3-none-any.whl, but the PEX has " + PackSample.Dep.TrimEnd('/') + " instead.",
            warning.Message);

        var refused = Assert.ThrowsExactly<PexException>(() => folder.Unpack(Change(Old, "other", "DATA")));
        Assert.AreEqual("PEX2032, PEX2038", string.Join(", ", refused.Related.Prepend(refused.Diagnostic).Select(line => line.Code.Id)));
        Assert.StartsWith(Data + ": hunk 1 of 1", refused.Diagnostic.Message);
        Assert.AreEqual("DATA\n", folder.Read(Data));

        PackSample.Fixture().AddDistribution(PackSample.Greet("1.1")).WriteTo(folder.Pex);
        Assert.AreEqual("PEX2033", Assert.ThrowsExactly<PexException>(() => folder.Unpack(Change(Old, "data", "DATA"))).Diagnostic.Code.Id,
            "Which of the two is meant is not known");
    }

    [TestMethod]
    public void An_edit_that_became_a_patch_is_in_nobodys_way()
    {
        using var folder = new Folder();
        folder.Unpack();
        File.WriteAllText(folder[Data], "DATA\n");
        Directory.CreateDirectory(folder["more"]);
        File.WriteAllText(folder["more/made.txt"], "made\n");
        File.Delete(folder["userapp/.settings"]);

        folder.Unpack(Change(Data, "data", "DATA"), Make("more/made.txt"),
            Everything[Everything.IndexOf("diff --git a/userapp/.settings",
                StringComparison.Ordinal)..Everything.IndexOf("diff --git a/userapp/made", StringComparison.Ordinal)]);

        Assert.IsEmpty(folder.Warnings, string.Join('\n', folder.Warnings));
        Assert.IsEmpty(folder.Edits());
        Assert.IsFalse(Directory.Exists(folder[".pexbuild/saved"]));
        Assert.AreEqual("DATA\n", folder.Read(Data));

        File.WriteAllText(folder[Data], "mine\n");
        Assert.AreEqual("PEX2005", Assert.ThrowsExactly<PexException>(() => folder.Unpack(Change(Data, "data", "Data"))).Diagnostic.Code.Id);
        Assert.AreEqual("mine\n", folder.Read(Data));
    }

    [TestMethod]
    public void A_patched_folder_verifies_and_its_PEX_has_the_hashes_of_what_the_patches_made()
    {
        using var folder = new Folder();
        folder.Unpack(Everything);

        using (var unpacked = PexFile.Open(folder.Path))
            Assert.IsEmpty(PexVerifier.Verify(unpacked, cancellation: TestContext.CancellationToken).Problems);
        using (var unpacked = PexPacker.Open(folder.Path))
        {
            var plan = PexPacker.Plan(unpacked, new PackOptions { Output = folder.Root["packed.pex"] });
            PexPacker.Pack(plan, TestContext.CancellationToken);
            Assert.Contains("code_hash", plan.Changes);
            Assert.Contains("distributions", plan.Changes);
        }

        using var packed = PexFile.Open(folder.Root["packed.pex"]);
        Assert.IsEmpty(PexVerifier.Verify(packed, cancellation: TestContext.CancellationToken).Problems);
        Assert.AreEqual("DATA\n", PackSample.Text(packed.Distributions[0], "greet/data.txt"));
        Assert.AreEqual("MADE = 1\n", PackSample.Text(packed, "userapp/made.py"));
    }

    private static string Change(string path, string old, string now) => $"--- a/{path}\n+++ b/{path}\n@@ -1 +1 @@\n-{old}\n+{now}\n";

    private static string Make(string path) => $"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+made\n";

    /// <summary>A PEX that is unpacked with patches <c>1.patch</c>, <c>2.patch</c> …</summary>
    private sealed class Folder : IDisposable
    {
        public Folder() => PackSample.Fixture().WriteTo(Pex);

        public TemporaryFolder Root { get; } = new();

        public string Pex => Root["tool.pex"];

        public string Path => Root["tool"];

        public List<PexDiagnostic> Warnings { get; } = [];

        public string this[string path] => System.IO.Path.Combine(Path, path);

        public string Read(string path) => File.ReadAllText(this[path]);

        public string[] Edits() => [.. UnpackedFolder.Open(Path).ReadEdits(rereadAll: true).Select(edit => edit.Kind + " " + edit.Path)];

        public void Unpack(params string[] patches)
        {
            Warnings.Clear();
            PexUnpackerTests.Unpack(Pex, Path, Options(patches));
        }

        public bool IsUnpacked(params string[] patches)
        {
            using var pex = PexFile.Open(Pex);
            return PexUnpacker.IsUnpacked(PexUnpacker.Plan(pex, Options(patches)));
        }

        public void Dispose() => Root.Dispose();

        private UnpackOptions Options(string[] patches) => new()
        {
            Folder = Path,
            Warn = Warnings.Add,
            Patches = [.. patches.Select((patch, index) => new PatchFile($"{index + 1}.patch", Encoding.UTF8.GetBytes(patch.ReplaceLineEndings("\n"))))],
        };
    }
}
