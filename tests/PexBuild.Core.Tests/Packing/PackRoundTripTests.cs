using PexBuild.Edits;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Packing;

[TestClass]
public sealed class PackRoundTripTests
{
    private static readonly string[] s_ours = ["bin/", "__pex__/", ".bootstrap/"];

    [TestMethod]
    [DataRow(FixtureLayout.Zipapp)]
    [DataRow(FixtureLayout.Packed)]
    [DataRow(FixtureLayout.Loose)]
    public void Whatever_was_edited_is_there_again_when_the_packed_PEX_is_unpacked(FixtureLayout layout)
    {
        for (var seed = 0; seed < 12; seed++)
        {
            using var sample = new PackSample(PackSample.Fixture().Add("userapp/dos.txt", "a\r\nb\r\nc").Add("userapp/latin", "\u00e9\0").WithLayout(layout));
            RandomEdits.Make(sample.Folder, seed, IsOurs);
            var edited = Listed(sample.Folder);

            sample.Pack();

            sample.AssertSound();
            Assert.AreSequenceEqual(edited, Listed(sample.UnpackAgain()), $"{layout}, seed {seed}");
        }
    }

    // What the tool writes, what packing writes anew, and the runtime, for which a hash in PEX-INFO vouches.
    private static bool IsOurs(string path) =>
        path is "PEX-INFO" or "__main__.py" || s_ours.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
        || path.EndsWith("/.layout.json", StringComparison.Ordinal) || path.Contains(".dist-info/", StringComparison.Ordinal);

    private static string[] Listed(string folder) =>
        [.. EditedFolder.List(folder).Where(file => !IsOurs(file.Substring(0, file.LastIndexOf(' ', file.LastIndexOf(' ') - 1))))];
}
