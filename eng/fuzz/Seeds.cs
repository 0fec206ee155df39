using PexBuild.Testing.Fixtures;

namespace PexBuild.Fuzz;

/// <summary>Small valid PEX files of several kinds to start from.</summary>
internal static class Seeds
{
    public static byte[][] Pexes() =>
    [
        Pex(PexEra.V2_105).ToBytes(),
        Pex(PexEra.V2_105).Uncompressed().WithShBoot().ToBytes(),
        Pex(PexEra.V2_105).WithWheelFiles().ToBytes(),
        Pex(PexEra.V2_105).AsNative().ToBytes(),
        Pex(PexEra.V2_105).AsScie().ToBytes(),
        Pex(PexEra.All[0]).ToBytes(),
    ];

    public static PexFixture Pex(PexEra era) => new PexFixture(era)
        .Add("app.py", "import dep\ndef main():\n    print(dep.TEXT)\n    return 3\n")
        .Add("app/data.bin", "\0\u0001\u0002\r\n")
        .AddDistribution(new WheelFixture("dep").Add("dep.py", "TEXT = 'hello'\n"))
        .AddDistribution(
            new WheelFixture("other").Add("other/__init__.py", "A = 1\n")
                .Add("other/text.txt", string.Concat(Enumerable.Range(1, 60).Select(i => $"line {i}\n"))))
        .WithInfoList("requirements", "dep", "other[x]>=0.1; python_version >= '2.7' and (sys_platform != 'win32' or os_name == 'nt')")
        .WithInfoList("interpreter_constraints", "CPython>=2.7,<4")
        .WithEntryPoint("app:main");
}
