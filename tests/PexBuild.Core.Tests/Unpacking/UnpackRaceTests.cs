using System.Globalization;
using PexBuild.Diagnostics;
using PexBuild.Pex;
using PexBuild.Planning;
using PexBuild.Testing;

namespace PexBuild.Unpacking;

/// <summary>Several threads of one process that unpack to one place, as with <c>dotnet build -mt</c>.</summary>
/// <remarks>
/// The environment variable <c>PEXBUILD_RACES</c> sets the number of rounds; a race may need some thousands, on a machine that has other work to do.
/// </remarks>
[TestClass]
public sealed class UnpackRaceTests
{
    private const int Threads = 4;

    private static readonly int s_rounds = int.Parse(Environment.GetEnvironmentVariable("PEXBUILD_RACES") ?? "20", CultureInfo.InvariantCulture);

    [TestMethod]
    public void Of_several_that_unpack_to_one_folder_one_wins_and_the_others_say_so() => Race("tool", "tool", (pex, folder) => Unpack(pex, folder));

    [TestMethod]
    public void Folders_above_the_target_that_all_of_them_miss_stay_for_the_one_that_needs_them() =>
        Race("deep/er/tool", "deep", (pex, folder) => Unpack(pex, folder));

    [TestMethod]
    public void Folders_that_a_failed_unpacking_takes_back_are_made_again_by_the_others() => Race("deep/er/tool", "deep", (pex, folder) =>
    {
        Fail(pex, folder + "-failed");
        return Unpack(pex, folder);
    });

    private static void Race(string target, string top, Func<string, string, string> unpack)
    {
        using var folder = new TemporaryFolder();
        var pex = PexUnpackerTests.Sample().WriteTo(folder["tool.pex"]);
        for (var round = 0; round < s_rounds; round++)
        {
            var outcomes = Together(() => unpack(pex, folder[target]));

            Assert.IsTrue(outcomes.All(outcome => outcome is "done" or "PEX2004"), $"Round {round}: {string.Join(' ', outcomes)}");
            Assert.Contains("done", outcomes);
            Assert.AreEqual("done", Unpack(pex, folder[target]));
            Directory.Delete(folder[target], recursive: true);
            Assert.IsEmpty(Directory.GetFileSystemEntries(Path.GetDirectoryName(folder[target])!).Where(entry => entry != pex), $"Round {round}");
            if (top != target)
                Directory.Delete(folder[top], recursive: true);
        }
    }

    private static string[] Together(Func<string> action)
    {
        using var start = new Barrier(Threads);
        var outcomes = new string[Threads];
        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() =>
        {
            start.SignalAndWait();
            outcomes[number] = action();
        })).ToArray();
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return outcomes;
    }

    private static string Unpack(string pex, string folder)
    {
        try
        {
            PexUnpackerTests.Unpack(pex, folder);
            return "done";
        }
        catch (PexException refused)
        {
            return refused.Diagnostic.Code.Id == "PEX2004" ? "PEX2004" : refused.Diagnostic.ToString()!;
        }
    }

    private static void Fail(string pex, string folder)
    {
        using var file = PexFile.Open(pex);
        var plan = PexUnpacker.Plan(file, new UnpackOptions { Folder = folder });
        Assert.ThrowsExactly<OperationCanceledException>(() => PexUnpacker.Unpack(plan, new CancellationToken(canceled: true)));
    }
}
