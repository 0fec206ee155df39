using PexBuild.Testing;

namespace PexBuild.Tool;

/// <summary>What the tool remembers when it runs in the tests' own process is not for the cache of whoever runs them.</summary>
[TestClass]
public static class OwnCache
{
    private static readonly TemporaryFolder s_folder = new();

    [AssemblyInitialize]
    public static void Begin(TestContext _)
    {
        foreach (var variable in (string[])["XDG_CACHE_HOME", "LOCALAPPDATA"])
            Environment.SetEnvironmentVariable(variable, s_folder.Path);
    }

    [AssemblyCleanup]
    public static void End() => s_folder.Dispose();
}
