using System.Text.Json.Nodes;
using PexBuild.Pex;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Packing;

[TestClass]
public sealed class PackHashesTests
{
    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void An_edit_changes_the_hashes_by_which_caches_find_it(string version)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)));
        sample.Edit("userapp/core.py", "MARK = 'edited'\n").Edit(PackSample.Dep + "greet/__init__.py", "MARK = 'edited too'\n");

        var plan = sample.Pack();

        sample.AssertSound();
        Assert.Contains("code_hash", plan.Changes);
        Assert.Contains("distributions", plan.Changes);
        if (version is not ("1.2.13" or "1.6.12" or "2.1.24"))
            Assert.Contains("pex_hash", plan.Changes);
        using var packed = PexFile.Open(sample.Packed);
        if (version is "2.33.0" or "2.69.0" or "2.105.2")
            Assert.Contains(packed.Info.PexHash!, PackSample.Text(packed, "__main__.py"), "the installed copy of that hash is what runs");
    }

    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void An_edit_of_a_file_that_pex_does_not_hash_changes_them_too(string version)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)));
        sample.Edit("userapp/.settings", "other");

        var plan = sample.Pack();

        sample.AssertSound();
        Assert.Contains("code_hash", plan.Changes);
    }

    [TestMethod]
    [DataRow("2.1.50")]
    [DataRow("2.105.2")]
    public void An_edit_of_the_runtime_changes_its_hash_wherever_it_is(string version)
    {
        foreach (var path in (string[])[".bootstrap/pex/pex_bootstrapper.py", ".bootstrap/pex/__init__.py", ".bootstrap/pex/vendor/new.py"])
        {
            using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)));
            sample.Edit(path, "# edited\n");

            var plan = sample.Pack();

            sample.AssertSound();
            Assert.Contains("bootstrap_hash", plan.Changes, path);
            Assert.Contains("pex_hash", plan.Changes, path);
        }
    }

    [TestMethod]
    public void RECORD_and_the_fingerprint_follow_the_edits_of_a_distribution()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit(PackSample.Dep + "greet/data.txt", "more data\n").Edit(PackSample.Dep + "greet/new, file.txt", "new");
        File.Delete(Path.Combine(sample.Folder, PackSample.Dep + "greet/__init__.py"));
        sample.Pack();

        using var packed = PexFile.Open(sample.Packed);
        var record = PackSample.Text(packed.Distributions[0], "greet-1.0.dist-info/RECORD");
        Assert.Contains("greet/data.txt,sha256=", record);
        Assert.Contains(",10\n", record);
        Assert.Contains("\"greet/new, file.txt\",sha256=", record);
        Assert.DoesNotContain("greet/__init__.py,", record);
        Assert.AreEqual(packed.Info.Distributions[0].Value,
            JsonNode.Parse(PackSample.Text(packed.Distributions[0], ".layout.json"))!["fingerprint"]!.GetValue<string>());
        sample.AssertSound();
    }

    [TestMethod]
    [DataRow("2.1.50", "\"a\": 1")]
    [DataRow("2.105.2", "\"a\":1")]
    public void PEX_INFO_is_written_as_the_release_writes_it_with_the_keys_that_nobody_knows(string version, string item)
    {
        using var sample = new PackSample(PackSample.Fixture(PackSample.Era(version)).WithInfo("zzz_unknown", new JsonObject { ["b"] = "é", ["a"] = 1 }));
        sample.Edit("userapp/core.py", "MARK = 'edited'\n");
        sample.Pack();

        using var packed = PexFile.Open(sample.Packed);
        var text = PackSample.Text(packed, "PEX-INFO");
        Assert.Contains(item, text);
        Assert.Contains("\\u00e9", text);
        Assert.AreEqual(PythonJson.Dump(JsonNode.Parse(text), compact: version == "2.105.2"), text);
    }
}
