using System.Text;
using PexBuild.Testing.Fixtures;
using Zip = ICSharpCode.SharpZipLib.Zip;

namespace PexBuild.Testing;

[TestClass]
public sealed class ZipFixtureTests
{
    [TestMethod]
    public void Zstd_entries_are_zstd()
    {
        var zip = new ZipFixture().WithPrefix("#!prefix\n").Add("stored.txt", "stored", ZipMethod.Stored).Add("zstd.txt", "some text", ZipMethod.Zstd)
            .ToBytes();

        using var reader = new Zip.ZipFile(new MemoryStream(zip));
        var entry = reader.GetEntry("zstd.txt");
        var data = zip.AsSpan((int)entry.Offset + 30 + entry.Name.Length, (int)entry.CompressedSize);

        Assert.AreEqual(93, (int)entry.CompressionMethod);
        using var zstd = new ZstdSharp.Decompressor();
        Assert.AreEqual("some text", Encoding.UTF8.GetString(zstd.Unwrap(data)));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void Zip64_is_read_by_Python(bool countPrefix)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["z.zip"],
            new ZipFixture().WithZip64().WithPrefix("#!prefix\n", countPrefix).Add("a.txt", "one").Add("ünï.txt", "two", ZipMethod.Stored).ToBytes());

        var result = ProcessResult.Run(Pythons.Require3(),
            ["-c", "import zipfile, sys; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), ascii(z.namelist()))", folder["z.zip"]]);

        Assert.AreEqual("None ['a.txt', '\\xfcn\\xef.txt']\n", result.AssertSuccess().Output);
    }

    [TestMethod]
    public void Packed_wheels_of_old_releases_hold_the_entry_of_their_parent()
    {
        using var folder = new TemporaryFolder();
        SamplePex.Create(PexEra.V2_1_50).WithLayout(FixtureLayout.Packed).WriteTo(folder["tool.pex"]);

        using var wheel = new Zip.ZipFile(folder["tool.pex/.deps/greet-1.0-py2.py3-none-any.whl"]);

        Assert.AreEqual("../", wheel[0].Name);
    }

    [TestMethod]
    public void Native_PEX_has_wheels_of_zstd_members_and_no_bootstrap()
    {
        using var pex = new Zip.ZipFile(new MemoryStream(SamplePex.Create().AsNative().ToBytes()));
        var names = pex.Cast<Zip.ZipEntry>().Select(entry => entry.Name).ToList();

        Assert.Contains("__pex__/.clibs/x86_64-linux-gnu.libpexrc.so", names);
        Assert.DoesNotContain(name => name.StartsWith(".bootstrap", StringComparison.Ordinal), names);
        Assert.AreEqual(93, (int)pex.GetEntry("userapp/core.py").CompressionMethod);
        using var wheel = new Zip.ZipFile(pex.GetInputStream(pex.GetEntry(".deps/greet-1.0-py2.py3-none-any.whl")));
        Assert.AreEqual(93, (int)wheel.GetEntry("greet/cli.py").CompressionMethod);
    }

    [TestMethod]
    public void Bytecode_is_beside_the_modules()
    {
        using var pex = new Zip.ZipFile(new MemoryStream(SamplePex.Create().WithBytecode(Pythons.Require3()).ToBytes()));

        Assert.IsNotNull(pex.GetEntry("userapp/core.pyc"));
        Assert.IsGreaterThan(16, pex.GetEntry("userapp/core.pyc").Size);
    }

    [TestMethod]
    public void Plain_zipapp_runs_and_has_no_PEX_INFO()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["plain.pyz"], ForeignZipapp.Plain());

        Assert.AreEqual("plain\n", ProcessResult.Run(Pythons.Require3(), [folder["plain.pyz"]]).AssertSuccess().Output);
        foreach (var bytes in (byte[][])[ForeignZipapp.Plain(), ForeignZipapp.Shiv(), ForeignZipapp.BuildSystemPex(), ForeignZipapp.WindowsLauncher()])
            using (var zip = new Zip.ZipFile(new MemoryStream(bytes)))
                Assert.IsNull(zip.GetEntry("PEX-INFO"));
    }
}
