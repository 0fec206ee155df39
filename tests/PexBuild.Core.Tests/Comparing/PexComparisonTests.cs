using PexBuild.Packing;
using PexBuild.Pex;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Comparing;

[TestClass]
public sealed class PexComparisonTests
{
    [TestMethod]
    public void Layout_compression_and_unpacking_make_no_difference()
    {
        using var sample = new PackSample(PackSample.Fixture());
        var packed = PackSample.Fixture().WithLayout(FixtureLayout.Packed).WriteTo(sample["layout.pex"]);
        var stored = PackSample.Fixture().Uncompressed().WithShebang("#!/other").WriteTo(sample["stored.pex"]);

        Assert.IsTrue(Compare(sample.Pex, packed).AreSame);
        Assert.IsTrue(Compare(sample.Pex, sample.Folder).AreSame);
        // The entry script has the first line too.
        Assert.AreSequenceEqual((string[])["Changed __main__.py"], Files(Compare(sample.Pex, stored)));
    }

    [TestMethod]
    public void An_edited_folder_differs_from_its_PEX_in_the_edits()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit("userapp/core.py", "MARK = 'edited'\n").Edit("userapp/new.py", "");
        File.Delete(Path.Combine(sample.Folder, PackSample.Dep + "greet/data.txt"));

        var comparison = Compare(sample.Pex, sample.Folder);

        Assert.AreSequenceEqual((string[])["Removed " + PackSample.Dep + "greet/data.txt", "Changed userapp/core.py", "Added userapp/new.py"],
            Files(comparison));
        Assert.AreSequenceEqual((string[])["Changed greet"], comparison.Distributions.Select(change => $"{change.Kind} {change.ProjectName}").ToArray());
        Assert.IsEmpty(comparison.Info);
    }

    [TestMethod]
    public void What_was_packed_differs_in_the_edits_and_the_hashes_that_follow_from_them()
    {
        using var sample = new PackSample(PackSample.Fixture());
        sample.Edit("userapp/core.py", "MARK = 'edited'\n").Pack();

        var comparison = Compare(sample.Pex, sample.Packed);

        Assert.AreSequenceEqual((string[])["Changed userapp/core.py"], Files(comparison), "the pex_hash in boot code does not count");
        Assert.AreSequenceEqual((string[])["code_hash", "pex_hash"], comparison.Info.Select(change => change.Key).ToArray());
        Assert.IsTrue(comparison.Info.All(change => change.IsHash));
    }

    [TestMethod]
    public void Another_version_of_a_distribution_is_compared_file_by_file()
    {
        using var folder = new TemporaryFolder();
        var old = Pex("1.0", "a = 1\n").AddDistribution(new WheelFixture("gone").Add("gone.py", "")).WriteTo(folder["old.pex"]);
        var current = Pex("2.0", "a = 2\n").AddDistribution(new WheelFixture("come").Add("come.py", "")).WriteTo(folder["new.pex"]);

        var comparison = Compare(old, current);

        Assert.AreSequenceEqual((string[])["Added come", "Removed gone", "Changed lib"],
            comparison.Distributions.Select(change => $"{change.Kind} {change.ProjectName}").ToArray());
        var changed = comparison.Files.Where(change => change.Kind == ChangeKind.Changed).Select(change => change.Old!.Path + " " + change.Path).ToArray();
        Assert.Contains(".deps/lib-1.0-py2.py3-none-any.whl/lib.py .deps/lib-2.0-py2.py3-none-any.whl/lib.py", changed);
        Assert.Contains(".deps/lib-1.0-py2.py3-none-any.whl/lib-1.0.dist-info/METADATA .deps/lib-2.0-py2.py3-none-any.whl/lib-2.0.dist-info/METADATA", changed);
        Assert.Contains("requirements", comparison.Info.Select(change => change.Key));

        static PexFixture Pex(string version, string text) =>
            new PexFixture().Add("app.py", "").WithEntryPoint("app").AddDistribution(new WheelFixture("lib", version).Add("lib.py", text))
                .WithInfoList("requirements", "lib==" + version);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void Execute_bits_are_a_difference_of_their_own()
    {
        using var sample = new PackSample(PackSample.Fixture());
        FixtureFile.MakeExecutable(Path.Combine(sample.Folder, "userapp/core.py"));

        var change = Compare(sample.Pex, sample.Folder).Files.Single();

        Assert.IsTrue(change.IsModeOnly);
        Assert.IsTrue(change.New!.IsExecutable);
    }

    private static PexComparison Compare(string old, string current)
    {
        using var first = PexFile.Open(old);
        using var second = PexFile.Open(current);
        return PexComparison.Compare(first, second);
    }

    private static string[] Files(PexComparison comparison) => [.. comparison.Files.Select(change => $"{change.Kind} {change.Path}")];
}
