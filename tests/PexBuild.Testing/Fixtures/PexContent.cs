namespace PexBuild.Testing.Fixtures;

/// <summary>All that a classic PEX holds, before it is laid out.</summary>
internal sealed class PexContent
{
    public PexContent(PexFixture fixture)
    {
        var era = fixture.Era;
        User = fixture.BytecodeBy is null ? fixture.Files : Bytecode.Beside(fixture.Files, fixture.BytecodeBy);
        Bootstrap = [.. BootstrapFiles(era)];
        if (fixture.HasWheelFiles)
            WheelFiles = [.. fixture.Distributions.Select(
                d => (d.FolderName, d.Wheel?.ToBytes(fixture.Method) ?? throw new InvalidOperationException($"{d.FolderName} is no wheel.")))];
        else
            Installed = [.. fixture.Distributions.Select(d => (d.FolderName, d.Install(era)))];

        var info = PexInfoText.Create(fixture, this);
        Info = PexInfoText.Write(info, era, out var hash);
        PexHash = hash;
        ImportHook = BootText(era, hash);
        Main = era.HasLayouts ? MainWithShebang(fixture, ImportHook) : $"{fixture.Preamble}\n{ImportHook}";
    }

    public IReadOnlyList<FixtureFile> User { get; }

    /// <summary>Paths begin with <c>.bootstrap/</c>.</summary>
    public IReadOnlyList<FixtureFile> Bootstrap { get; }

    /// <summary>The distributions as folders, by name.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<FixtureFile> Files)> Installed { get; } = [];

    /// <summary>The distributions as wheels, by name.</summary>
    public IReadOnlyList<(string Name, byte[] Wheel)> WheelFiles { get; } = [];

    public string Info { get; }

    public string PexHash { get; }

    public string Main { get; }

    public string ImportHook { get; }

    /// <summary>The files at the root of the PEX that pex itself makes.</summary>
    public IEnumerable<FixtureFile> OwnFiles(PexEra era)
    {
        yield return new FixtureFile("PEX-INFO", Info);
        yield return new FixtureFile("__main__.py", Main, isExecutable: era.HasLayouts);
        if (era.HasImportHook)
            yield return new FixtureFile("__pex__/__init__.py", ImportHook);
    }

    private string MainWithShebang(PexFixture fixture, string boot)
    {
        var head = fixture.Layout == FixtureLayout.Zipapp
            ? (fixture.Prelude.Shebang ?? "#!/usr/bin/env python3") + "\n"
            : fixture.Prelude.OfFolder(PexHash);
        return $"{head}{fixture.Preamble}\n{boot}";
    }

    private static string BootText(PexEra era, string pexHash)
    {
        var file = era.HasFingerprint ? "boot_3.py" : era.HasLayouts ? "boot_2.py" : "boot_1.py";
        return Resources.Text(file).Replace("@RUNTIME@", era.RuntimePackage).Replace("@PEX_HASH@", pexHash);
    }

    private static IEnumerable<FixtureFile> BootstrapFiles(PexEra era)
    {
        foreach (var name in (string[])["__init__.py", "layout.py", "pex_bootstrapper.py", "version.py"])
            yield return new FixtureFile($".bootstrap/{era.RuntimePackage}/{name}", Resources.Text($"bootstrap/{name}").Replace("@VERSION@", era.Version));
        if (era.RuntimePackage == "_pex")
            yield return new FixtureFile(".bootstrap/pkg_resources/__init__.py", Resources.Text("pkg_resources.py"));
        else if (era.IsFirst)
            yield return new FixtureFile(".bootstrap/_pex/__init__.py", "");
    }
}
