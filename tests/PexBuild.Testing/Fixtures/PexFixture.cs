using System.Text.Json.Nodes;

namespace PexBuild.Testing.Fixtures;

public enum FixtureLayout
{
    /// <summary>One file.</summary>
    Zipapp,

    /// <summary>A folder in which <c>.bootstrap</c> and each distribution is a zip.</summary>
    Packed,

    /// <summary>A folder with everything in the open.</summary>
    Loose,
}

/// <summary>A PEX in the making: what a release of pex would build from the same code and wheels, with a stand-in for its runtime.</summary>
/// <remarks>
/// <para>The stand-in runs what it stands for on CPython 2.7 and 3.6 or newer, as far as tests need it: <c>python tool.pex</c> works for every
/// layout. Zipapps, packed folders, wheel files and <c>venv</c> are installed below <c>PEX_ROOT</c> and run from there, edits unseen,
/// as pex does; without <c>PEX_ROOT</c> the copy is gone when Python ends. It neither resolves requirements nor looks for another Python.</para>
/// <para>Hashes, entries, modes and the text of PEX-INFO are what the era writes.</para>
/// </remarks>
public sealed class PexFixture(PexEra? era = null)
{
    private readonly List<FixtureFile> _files = [];
    private readonly List<FixtureDistribution> _distributions = [];
    private readonly Dictionary<string, JsonNode?> _info = [];
    private readonly List<string> _absentInfo = [];

    public PexEra Era { get; } = era ?? PexEra.V2_105;

    internal IReadOnlyList<FixtureFile> Files => _files;
    internal IReadOnlyList<FixtureDistribution> Distributions => _distributions;
    internal FixtureLayout Layout { get; private set; }
    internal Prelude Prelude { get; } = new();
    internal string Preamble { get; private set; } = "";
    internal string? BytecodeBy { get; private set; }
    internal ZipMethod Method { get; private set; } = ZipMethod.Deflated;
    internal bool HasWheelFiles { get; private set; }
    internal bool IsNative { get; private set; }

    /// <summary>Adds a file of the user's code, below the root of the PEX.</summary>
    public PexFixture Add(string path, string text) => Add(new FixtureFile(path, text));

    public PexFixture Add(FixtureFile file)
    {
        _files.Add(file);
        return this;
    }

    public PexFixture AddDistribution(WheelFixture wheel)
    {
        _distributions.Add(new FixtureDistribution(wheel.FileName, wheel.Name, wheel.Version, wheel, []));
        return this;
    }

    /// <summary>Adds a distribution with these very files, in a folder that need not be named after a wheel: an egg, say.</summary>
    public PexFixture AddDistribution(string folderName, params IEnumerable<FixtureFile> files)
    {
        _distributions.Add(new FixtureDistribution(folderName, folderName.Split('-')[0], folderName.Split('-').ElementAtOrDefault(1) ?? "0", null, [.. files]));
        return this;
    }

    /// <summary>Sets what runs: <c>module</c> or <c>module:function</c>.</summary>
    public PexFixture WithEntryPoint(string entryPoint) => WithInfo("entry_point", entryPoint);

    /// <summary>Sets what runs: a script of a distribution.</summary>
    public PexFixture WithScript(string name) => WithInfo("script", name);

    /// <summary>Sets a key of PEX-INFO, one that the builder would fill in itself too; a C# <see langword="null"/> is written as <c>null</c>.</summary>
    public PexFixture WithInfo(string key, JsonNode? value)
    {
        _info[key] = value;
        return this;
    }

    public PexFixture WithInfoList(string key, params string[] items) => WithInfo(key, new JsonArray([.. items.Select(item => JsonValue.Create(item))]));

    /// <summary>Leaves a key out of PEX-INFO.</summary>
    public PexFixture WithoutInfo(string key)
    {
        _absentInfo.Add(key);
        return this;
    }

    public PexFixture WithLayout(FixtureLayout layout)
    {
        Layout = layout;
        return this;
    }

    /// <summary>The first line; <see langword="null"/> for none.</summary>
    public PexFixture WithShebang(string? shebang)
    {
        Prelude.Shebang = shebang;
        return this;
    }

    /// <summary>Lines between the shebang and the zip.</summary>
    public PexFixture WithHeader(string lines)
    {
        Prelude.Header = lines;
        return this;
    }

    /// <summary><c>--sh-boot</c>: a script of sh before the zip, or around the <c>__main__.py</c> of a folder.</summary>
    public PexFixture WithShBoot(params string[] pythons)
    {
        Prelude.ShBootPythons = pythons.Length > 0 ? pythons : ["python3", "python2.7", "python"];
        return this;
    }

    /// <summary>Bytes before everything else, that the offsets in the zip do not count: an executable that the PEX was appended to.</summary>
    public PexFixture WithUncountedPrefix(byte[] prefix)
    {
        Prelude.Uncounted = prefix;
        return this;
    }

    /// <summary>Makes it the tail of an executable, as a scie is; what is before it is no program.</summary>
    public PexFixture AsScie() => WithUncountedPrefix(Prelude.Elf());

    /// <summary>Leaves the offsets as they are when a zip is written first and a shebang put before it.</summary>
    public PexFixture WithUncountedPrelude()
    {
        Prelude.IsCounted = false;
        return this;
    }

    /// <summary><c>--preamble-file</c>: Python text at the start of <c>__main__.py</c>.</summary>
    public PexFixture WithPreamble(string text)
    {
        Preamble = text;
        return this;
    }

    /// <summary><c>--compile</c>: bytecode beside each module of the user's code, made by this Python.</summary>
    public PexFixture WithBytecode(string python)
    {
        BytecodeBy = python;
        return this;
    }

    /// <summary><c>--no-compress</c>.</summary>
    public PexFixture Uncompressed()
    {
        Method = ZipMethod.Stored;
        return this;
    }

    /// <summary><c>--no-pre-install-wheels</c>: the distributions are the wheels themselves.</summary>
    public PexFixture WithWheelFiles()
    {
        if (!Era.HasFingerprint)
            throw new InvalidOperationException($"pex {Era.Version} has no wheel files in a PEX.");
        HasWheelFiles = true;
        return this;
    }

    /// <summary>What <c>pex --rc</c> makes: wheel files, zstd, <c>__pex__/.clibs</c>, no <c>.bootstrap</c>. It has no native library and cannot run.</summary>
    public PexFixture AsNative()
    {
        IsNative = true;
        return WithWheelFiles();
    }

    /// <summary>The file of a zipapp.</summary>
    public byte[] ToBytes() => Layout == FixtureLayout.Zipapp ? PexWriter.Zipapp(this) : throw new InvalidOperationException("Only a zipapp is one file.");

    /// <summary>Writes the PEX, a file or a folder, under this name.</summary>
    /// <returns>The path.</returns>
    public string WriteTo(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (Layout == FixtureLayout.Zipapp)
        {
            File.WriteAllBytes(path, ToBytes());
            FixtureFile.MakeExecutable(path);
        }
        else
        {
            PexWriter.Folder(this, path);
        }

        return path;
    }

    internal void Override(JsonObject info)
    {
        foreach (var (key, value) in _info)
            info[key] = value?.DeepClone();
        foreach (var key in _absentInfo)
            info.Remove(key);
    }
}

/// <summary>A distribution of a fixture: a wheel, or files as they are.</summary>
internal sealed record FixtureDistribution(string FolderName, string ProjectName, string Version, WheelFixture? Wheel, IReadOnlyList<FixtureFile> Files)
{
    public IReadOnlyList<FixtureFile> Install(PexEra era) => Wheel is null ? Files : WheelInstall.Install(Wheel, era);
}
