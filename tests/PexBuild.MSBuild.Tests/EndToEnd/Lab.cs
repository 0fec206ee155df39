using System.Globalization;
using PexBuild.Testing;

namespace PexBuild.MSBuild.EndToEnd;

/// <summary>
/// What all end-to-end tests share: the package, packed once from this repository under a version that no cache has seen, and a feed that has only
/// it.
/// </summary>
[TestClass]
public static class Lab
{
    private static TemporaryFolder? s_folder;

    /// <summary>The package's version, different for each run.</summary>
    public static string Version { get; } = "0.0.0-test." + DateTime.UtcNow.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    /// <summary>The package file.</summary>
    public static string Package => Folder[$"feed/PexBuild.MSBuild.{Version}.nupkg"];

    private static TemporaryFolder Folder => s_folder ?? throw new InvalidOperationException("The package was not packed.");

    [AssemblyInitialize]
    public static void Pack(TestContext context)
    {
        _ = context;
        s_folder = new TemporaryFolder();
        var project = Path.Combine(RepositoryRoot(), "src", "PexBuild.MSBuild", "PexBuild.MSBuild.csproj");
        // The version of the package alone, so that what is built already is packed as it is.
        Dotnet(
            ["pack", project, "-c", "Debug", "-o", s_folder["feed"], "-p:PackageVersion=" + Version, "-v", "q", "--nologo", "-nodeReuse:false",
                "-p:UseSharedCompilation=false"],
            RepositoryRoot()).AssertSuccess();
        File.WriteAllText(s_folder["nuget.config"], $"""
            <configuration>
              <packageSources><clear /><add key="lab" value="{s_folder["feed"]}" /></packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
            </configuration>
            """);
    }

    [AssemblyCleanup]
    public static void Remove() => s_folder?.Dispose();

    /// <summary>A fresh folder for a sample, below the folder whose nuget.config has the feed, so outside of any repository.</summary>
    public static string NewFolder(string name)
    {
        var folder = Folder["work/" + Guid.NewGuid().ToString("N")[..8] + "/" + name];
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Runs <c>dotnet</c> as a user would, nothing of this test run in its environment.</summary>
    public static ProcessResult Dotnet(IEnumerable<string> arguments, string workingDirectory, IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        var surroundings = Surroundings(workingDirectory);
        foreach (var (name, value) in environment ?? [])
            surroundings[name] = value;
        return ProcessResult.Run("dotnet", arguments, workingDirectory, surroundings, timeout: TimeSpan.FromMinutes(10));
    }

    /// <summary>The variables to set, or to remove, for a <c>dotnet</c> that runs in a folder.</summary>
    public static Dictionary<string, string?> Surroundings(string workingDirectory)
    {
        var surroundings = new Dictionary<string, string?>
        {
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["MSBUILDTERMINALLOGGER"] = "off",
            ["CI"] = null,
        };
        if (s_folder is not null)
            surroundings["XDG_CACHE_HOME"] = s_folder["cache"];
        if (s_folder is not null && !workingDirectory.Equals(RepositoryRoot(), StringComparison.Ordinal))
            surroundings["NUGET_PACKAGES"] = s_folder["packages"];
        foreach (
            var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)))
            surroundings.TryAdd(name, null);
        return surroundings;
    }

    /// <summary>The folder of this repository.</summary>
    public static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PexBuild.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run from inside the repository.");
        return folder;
    }
}
