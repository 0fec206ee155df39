using System.Text;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>What build caches and build farms rely on.</summary>
[TestClass]
public sealed class SharingTests
{
    [TestMethod]
    public void Two_checkouts_at_different_paths_unpack_to_the_same_bytes_with_and_without_m()
    {
        var one = Checkout("a", "-m:1");
        var other = Checkout("a much longer path/of another user", "-m:4");

        foreach (var folder in new[]
        {
            "one/obj/Debug/net10.0/pex/greet",
            "one/bin/Debug/net10.0/greet",
            "two/obj/Debug/net10.0/pex/greet",
            "two/bin/Debug/net10.0/greet",
        })
        {
            IncrementalTests.AssertSameFiles(one[folder], other[folder]);
            Assert.AreEqual(Modes(one[folder]), Modes(other[folder]), folder);
            foreach (var file in Directory.EnumerateFiles(other[folder], "*", SearchOption.AllDirectories))
                AssertSaysNothingOf(file, other.Folder, Environment.UserName + "/", Environment.MachineName);
        }
    }

    private static Sample Checkout(string path, string parallel)
    {
        var sample = new Sample(path);
        GreetPex.Write(sample["greet.pex"]);
        PlainProjects.Write(sample, "one", "<UnpackPex Include=\"../greet.pex\" />");
        PlainProjects.Write(sample, "two", "<UnpackPex Include=\"../greet.pex\" /><ProjectReference Include=\"../one/one.csproj\" />");
        PlainProjects.WriteSolution(sample, ["one", "two"]);
        sample.Dotnet("build", parallel).AssertSuccess();
        return sample;
    }

    private static string Modes(string folder) => string.Join('\n', Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(folder, path) + (OperatingSystem.IsWindows() ? "" : " " + File.GetUnixFileMode(path)))
        .Order(StringComparer.Ordinal));

    private static void AssertSaysNothingOf(string file, params string[] texts)
    {
        var content = File.ReadAllBytes(file);
        foreach (var text in texts)
            Assert.IsLessThan(0, content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)), $"{file} has '{text}' in it");
    }
}
