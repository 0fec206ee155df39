using PexBuild.Diagnostics;
using PexBuild.Hashes;
using PexBuild.Packing;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;

namespace PexBuild.Verifying;

[TestClass]
public sealed class PexVerifierTests
{
    public static IEnumerable<object[]> Every => Corpus.Names();

    [TestMethod]
    [DynamicData(nameof(Every))]
    public void Every_real_PEX_is_sound(string name)
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(Corpus.Require(name).PathIn(folder));

        var verification = Verify(pex);

        Assert.IsEmpty(verification.Problems, string.Join("\n", verification.Problems));
        Assert.AreEqual(HashState.Right, verification.Checks.Single(check => check.Kind == HashKind.Code).State);
        Assert.IsTrue(verification.Checks.Where(check => check.Kind == HashKind.Distribution).All(check => check.State == HashState.Right));
        Assert.AreEqual(pex.Distributions.Count, verification.Checks.Count(check => check.Kind == HashKind.Distribution));
    }

    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void What_pex_itself_made_unverifiable_is_said_and_is_no_problem(string version)
    {
        using var folder = new TemporaryFolder();
        var isUnverifiable = version is "2.1.50" or "2.1.137";
        var fixture = PackSample.Fixture(PackSample.Era(version));
        if (isUnverifiable)
            fixture.WithInfo("bootstrap_hash", new string('0', 40));
        using var pex = PexFile.Open(fixture.WriteTo(folder["tool.pex"]));

        var verification = Verify(pex);

        Assert.IsEmpty(verification.Problems, string.Join("\n", verification.Problems));
        var expected = isUnverifiable ? (string[])["bootstrap_hash"] : [];
        Assert.AreSequenceEqual(expected, verification.Checks.Where(check => check.State == HashState.NotVerifiable).Select(check => check.Subject).ToArray());
    }

    [TestMethod]
    public void The_hash_of_a_native_PEX_is_that_of_another()
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(PackSample.Fixture().AsNative().WriteTo(folder["tool.pex"]));

        var check = Verify(pex).Checks.Single(check => check.State != HashState.Right);

        Assert.AreEqual("pex_hash", check.Subject);
        Assert.AreEqual(HashState.NotVerifiable, check.State);
    }

    [TestMethod]
    [DataRow("PEX1402", "userapp/core.py")]
    [DataRow("PEX1401", PackSample.Dep + "greet/cli.py")]
    [DataRow("PEX1403", ".bootstrap/pex/pex_bootstrapper.py")]
    [DataRow("PEX1404", "PEX-INFO")]
    public void A_changed_byte_is_found(string code, string path)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(PackSample.Fixture().WithLayout(FixtureLayout.Loose).WriteTo(folder["tool.pex"]), path);
        var bytes = File.ReadAllBytes(file);
        // A digit of a hash, a letter of a name: what is left must still be readable.
        var at = path == "PEX-INFO" ? Array.LastIndexOf(bytes, (byte)'1') : bytes.Length - 2;
        bytes[at] ^= 1;
        File.WriteAllBytes(file, bytes);
        using var pex = PexFile.Open(folder["tool.pex"]);

        Assert.AreEqual(code, Verify(pex).Problems[0].Code.Id);
    }

    [TestMethod]
    [DynamicData(nameof(PackSample.Eras), typeof(PackSample))]
    public void A_changed_byte_is_found_in_every_file_of_a_zip_hashed_or_not(string version)
    {
        using var folder = new TemporaryFolder();
        var path = PackSample.Fixture(PackSample.Era(version)).Uncompressed().WriteTo(folder["tool.pex"]);
        var sound = File.ReadAllBytes(path);
        foreach (var start in DataOf(path))
        {
            var damaged = (byte[])sound.Clone();
            damaged[start] ^= 1;
            File.WriteAllBytes(path, damaged);

            Assert.IsTrue(IsFound(path), $"byte {start}");
        }

        static bool IsFound(string path)
        {
            try
            {
                using var pex = PexFile.Open(path);
                return Verify(pex).Problems.Count > 0;
            }
            catch (PexException)
            {
                return true;
            }
        }
    }

    [TestMethod]
    public void A_file_that_RECORD_knows_otherwise_is_named()
    {
        using var folder = new TemporaryFolder();
        var wheel = new WheelFixture("greet").Add("greet.py", "");
        var files = wheel.Files().Select(file => file.Path == "greet.py" ? new FixtureFile("greet.py", "changed") : file);
        using var pex = PexFile.Open(new PexFixture(PexEra.V1_6).AddDistribution(wheel.FileName, files).WithEntryPoint("greet").WriteTo(folder["tool.pex"]));

        var problem = Verify(pex).Problems.Single();

        Assert.AreEqual("PEX1405", problem.Code.Id);
        Assert.Contains("greet.py does not have the hash", problem.Message);
    }

    [TestMethod]
    public void Unpacking_with_verify_refuses_what_is_wrong_and_names_all_of_it()
    {
        using var folder = new TemporaryFolder();
        using var pex = PexFile.Open(
            PackSample.Fixture().WithInfo("code_hash", new string('0', 40)).WithInfo("bootstrap_hash", new string('0', 40)).WriteTo(folder["tool.pex"]));
        var plan = PexUnpacker.Plan(pex, new UnpackOptions { Folder = folder["tool"], Verify = true });

        var refused = Assert.ThrowsExactly<PexException>(() => Unpack(plan));

        Assert.AreSequenceEqual((string[])["PEX1402", "PEX1403"], refused.Related.Prepend(refused.Diagnostic).Select(problem => problem.Code.Id).ToArray());
        Assert.IsFalse(Directory.Exists(folder["tool"]));
    }

    private static PexVerification Verify(PexFile pex) => PexVerifier.Verify(pex);

    private static void Unpack(UnpackPlan plan) => PexUnpacker.Unpack(plan);

    private static IEnumerable<long> DataOf(string path)
    {
        using var zip = new ICSharpCode.SharpZipLib.Zip.ZipFile(path);
        return [.. zip.Cast<ICSharpCode.SharpZipLib.Zip.ZipEntry>().Where(entry => entry.Size > 0).Select(entry => LocateData(path, entry))];
    }

    private static long LocateData(string path, ICSharpCode.SharpZipLib.Zip.ZipEntry entry)
    {
        using var file = File.OpenRead(path);
        file.Position = entry.Offset + 26;
        var lengths = new byte[4];
        file.ReadExactly(lengths);
        return entry.Offset + 30 + BitConverter.ToUInt16(lengths, 0) + BitConverter.ToUInt16(lengths, 2);
    }
}
