namespace PexBuild.Packaging;

internal static class VersionSamples
{
    /// <summary>Every combination of the parts of a version.</summary>
    public static IReadOnlyList<string> Many { get; } =
    [
        .. from epoch in (string[])["", "1!"]
           from release in (string[])["1", "1.0", "1.0.0", "1.1", "1.10", "0.9.1"]
           from pre in (string[])["", "a1", "a2", "b1", "rc1"]
           from post in (string[])["", ".post0", ".post1"]
           from dev in (string[])["", ".dev0", ".dev3"]
           from local in (string[])["", "+1", "+a.1", "+a", "+10"]
           select epoch + release + pre + post + dev + local,
    ];

    /// <summary>Enough of them to try against each bound.</summary>
    public static IReadOnlyList<string> Few { get; } =
    [
        .. from release in (string[])["1.0", "1", "1.0.0", "1.0.1", "1.1", "1.5", "2.0", "2", "1.10", "0.9", "1!1.0"]
           from suffix in (string[])["", "a1", "rc1", ".post1", ".dev1", "a1.dev2", "rc1.post1", ".post1.dev3", "+local", "+1.b", "rc1+x"]
           select release + suffix,
    ];

    public static IReadOnlyList<string> Bounds { get; } =
    [
        "1", "1.0", "1.0.0", "1.0.1", "1.1", "1.5", "2.0", "1.0a1", "1.0rc1", "1.0.post1", "1.0.dev1", "1.0a1.dev2", "1.0rc1.post1", "1.0.post1.dev3",
        "1.0+local", "1.1.post1",
        "1!1.0", "1.*", "1.0.*", "1.0.0.*", "1!1.*", "0.9", "v1.0", "1.0.0.0", "1.0rc1.*", "1.0.post1.*", "1.0+x.*",
    ];
}
