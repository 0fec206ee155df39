using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Unpacking;
using PexBuild.Verifying;

namespace PexBuild.Packing;

/// <summary>A PEX of a test, the folder that it was unpacked to, and what is packed of that.</summary>
internal sealed class PackSample : IDisposable
{
    public const string Dep = ".deps/greet-1.0-py2.py3-none-any.whl/";

    private readonly TemporaryFolder _work = new();

    public PackSample(PexFixture fixture, UnpackOptions? options = null) : this(pex => fixture.WriteTo(pex), options)
    {
    }

    private PackSample(Action<string> write, UnpackOptions? options)
    {
        Pex = _work["tool.pex"];
        write(Pex);
        using var pex = PexFile.Open(Pex);
        PexUnpacker.Unpack(PexUnpacker.Plan(pex,
            new UnpackOptions { Folder = Folder, EntryPoint = options?.EntryPoint, Script = options?.Script, Patch = options?.Patch ?? true }));
    }

    public static IEnumerable<object[]> Eras => PexEra.All.Select(era => new object[] { era.Version });

    public string Pex { get; }

    public string Folder => _work["tool"];

    public string Packed => _work["packed.pex"];

    public string this[string relativePath] => _work[relativePath];

    public static PexFixture Fixture(PexEra? era = null) => new PexFixture(era)
        .Add("userapp/__init__.py", "")
        .Add("userapp/core.py", "MARK = 'user'\n")
        .Add("userapp/.settings", "plain")
        .Add("userapp/__main__.py", "import greet.cli\nimport sys\nsys.exit(greet.cli.main())\n")
        .AddDistribution(Greet())
        .WithInfoList("requirements", "greet")
        .WithEntryPoint("greet.cli:main");

    public static WheelFixture Greet(string version = "1.0") => new WheelFixture("greet", version)
        .Add("greet/__init__.py", "MARK = 'dep'\n")
        .Add("greet/cli.py",
            "import sys\nimport greet\nfrom userapp import core\n\n\ndef main():\n    print(' '.join([greet.MARK, core.MARK] + sys.argv[1:]))\n    return 3\n"
                + "\n\ndef other():\n    print('other')\n")
        .Add("greet/data.txt", "data\n")
        .AddScript("greet-script", "#!python\nimport sys\nimport greet\nprint('script ' + greet.MARK)\nsys.exit(4)\n")
        .AddConsoleScript("greet", "greet.cli:main");

    /// <summary>A copy of a PEX that is there, unpacked.</summary>
    public static PackSample Of(string pex) => new(
        copy =>
        {
            if (File.Exists(pex))
                File.Copy(pex, copy);
            else
                Directory.Move(pex, copy);
        },
        null);

    /// <summary>The file of a distribution that ends so.</summary>
    public string Find(string path) => Directory.GetFiles(Path.Combine(Folder, ".deps"), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Single(file => file.EndsWith("/" + path, StringComparison.Ordinal));

    /// <summary>Edits a file as most editors do: a new file takes its place.</summary>
    public PackSample Edit(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file + "~", text);
        File.Move(file + "~", file, overwrite: true);
        return this;
    }

    public PackSample EditLine(string path, string old, string current)
    {
        var text = File.ReadAllText(Path.Combine(Folder, path));
        Assert.Contains(old, text);
        return Edit(path, text.Replace(old, current, StringComparison.Ordinal));
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public PackPlan Pack(PackOptions? options = null) => Pack(Folder, options);

    public PackPlan Pack(string folder, PackOptions? options = null)
    {
        options ??= new PackOptions { Output = Packed };
        using var pex = PexPacker.Open(folder);
        var plan = PexPacker.Plan(pex, options);
        PexPacker.Pack(plan);
        return plan;
    }

    /// <summary>Fails unless every hash of the packed PEX is right.</summary>
    public void AssertSound()
    {
        using var pex = PexFile.Open(Packed);
        var verification = PexVerifier.Verify(pex);
        Assert.IsEmpty(verification.Problems, string.Join("\n", verification.Problems));
    }

    /// <summary>Unpacks the packed PEX again.</summary>
    public string UnpackAgain()
    {
        // The same name: launchers are named after it.
        Directory.CreateDirectory(_work["again"]);
        if (Directory.Exists(Packed))
            Directory.Move(Packed, _work["again/tool.pex"]);
        else
            File.Move(Packed, _work["again/tool.pex"]);
        using var pex = PexFile.Open(_work["again/tool.pex"]);
        return PexUnpacker.Unpack(PexUnpacker.Plan(pex, new UnpackOptions { Folder = _work["again/tool"] })).Folder;
    }

    /// <summary>Runs a PEX with caches that only this test uses.</summary>
    public ProcessResult Run(string pex, string python, params string[] arguments) =>
        ProcessResult.Run(python, [pex, .. arguments], _work.Path, new Dictionary<string, string?>
    {
        ["HOME"] = _work.Path,
        ["PEX_ROOT"] = _work["pex-root"],
        ["XDG_CACHE_HOME"] = _work["cache"],
        ["PYTHONPATH"] = null,
    });

    public static PexEra Era(string version) => PexEra.All.Single(era => era.Version == version);

    /// <summary>Fails unless packing is refused with this code, and nothing was written.</summary>
    public static PexDiagnostic AssertRefused(string code, PackSample sample, PackOptions? options = null)
    {
        var refused = Assert.ThrowsExactly<PexException>(() => sample.Pack(options));
        Assert.AreEqual(code, refused.Diagnostic.Code.Id, refused.Message);
        Assert.IsFalse(File.Exists(sample.Packed) || Directory.Exists(sample.Packed));
        return refused.Diagnostic;
    }

    /// <summary>A file outside of the distributions.</summary>
    public static string Text(PexFile pex, string path)
    {
        using var reader = new StreamReader(pex.Members.Single(member => member.Path == path).Open());
        return reader.ReadToEnd();
    }

    /// <summary>A file of a distribution.</summary>
    public static string Text(PexDistribution distribution, string path)
    {
        using var reader = new StreamReader(distribution.Content.Open(distribution.Content.Find(path)!));
        return reader.ReadToEnd();
    }

    /// <summary>Every file of a folder: path, execute bits, content.</summary>
    public static IReadOnlyList<string> Contents(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)
                .Replace('\\', '/') + (FileModes.IsExecutable(file) ? " x " : " - ") + Convert.ToBase64String(File.ReadAllBytes(file)))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => _work.Dispose();
}
