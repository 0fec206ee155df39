using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;

namespace PexBuild.Tool.Verbs;

/// <summary>
/// Ends the tool in the middle of its work, by SIGKILL: whatever it was at, the next command finds the folder whole, old or new, and no edit is lost.
/// </summary>
/// <remarks>The environment variable <c>PEXBUILD_KILLS</c> sets how often; a few times by default, since each takes two starts of the tool.</remarks>
[TestClass]
[DoNotParallelize]
public sealed class KillTests
{
    private const int Files = 300;
    private const string Packed = "packed.pex";
    private const string Edit = "this was typed by a user\n";

    private static readonly int s_kills = int.Parse(Environment.GetEnvironmentVariable("PEXBUILD_KILLS") ?? "4", CultureInfo.InvariantCulture);

    public required TestContext TestContext { get; init; }

    [TestMethod]
    public void A_new_folder_is_there_or_not() => Kill("unpack", new Scenario
    {
        Arguments = ["unpack", "old.pex", "-o", "tool"],
        Prepare = tool => Remove(tool["tool"]),
        Recover = [["status", "tool"], ["unpack", "old.pex", "-o", "tool"]],
        IsWriting = tool => Directory.GetDirectories(tool.Folder, ".tool.pexbuild-*").Length > 0,
        IsMoving = tool =>
            Directory.GetDirectories(tool.Folder, ".tool.pexbuild-*").Any(folder => File.Exists(Path.Combine(folder, "new/.pexbuild/manifest.json"))),
        HasEdit = false,
    });

    [TestMethod]
    public void A_folder_that_is_brought_up_to_date_is_old_or_new() => Kill("unpack over", new Scenario
    {
        Arguments = ["unpack", "new.pex", "-o", "tool", "--on-edits", "overwrite"],
        Recover = s_any,
    });

    [TestMethod]
    public void A_folder_that_patches_are_applied_to_is_old_or_new() => Kill("apply", new Scenario
    {
        Arguments = ["apply", "tool", "all.patch"],
        Recover = s_any,
    });

    [TestMethod]
    public void A_folder_that_is_restored_is_old_or_new() => Kill("restore", new Scenario
    {
        Arguments = ["restore", "tool", "--from", "old.pex"],
        Prepare = tool =>
        {
            Copy(tool);
            Remove(tool["tool/pkg"]);
        },
        Recover = s_any,
    });

    [TestMethod]
    public void A_PEX_that_is_packed_anew_is_old_or_new() => Kill("pack", new Scenario
    {
        Arguments = ["pack", "tool", "-o", Packed, "--force"],
        Result = Packed,
        Prepare = tool =>
        {
            if (!Directory.Exists(tool["tool"]))
                Copy(tool);
            File.Copy(tool["new.pex"], tool[Packed], overwrite: true);
        },
        IsWhole = true,
        Recover = [["pack", "tool", "-o", Packed, "--force"]],
        IsWriting = tool => Directory.GetFiles(tool.Folder, "." + Packed + ".pexbuild-*").Length > 0,
        IsMoving = tool => Directory.GetFiles(tool.Folder, "." + Packed + ".pexbuild-*").Any(file => new FileInfo(file).Length > 1000),
    });

    private static readonly string[][] s_any =
    [
        ["status", "tool"], ["diff", "tool", "--from", "old.pex", "-o", "x"], ["apply", "tool", "none.patch"],
        ["restore", "tool", "app.py", "--dry-run"], ["pack", "tool", "-o", "any.pex", "--force"],
    ];

    private void Kill(string name, Scenario scenario)
    {
        if (OperatingSystem.IsWindows())
            Assert.Inconclusive("There is no SIGKILL on Windows.");
        using var tool = new ToolRun();
        Make(tool);
        var random = new Random(1);
        scenario.Prepare(tool);
        var old = List(tool[scenario.Result]);
        var watch = Stopwatch.StartNew();
        tool.Run(scenario.Arguments).AssertSuccess();
        var whole = watch.Elapsed;
        var fresh = List(tool[scenario.Result]);
        Assert.AreNotSequenceEqual(old, fresh);

        int killed = 0, writing = 0, moving = 0, finished = 0, takenBack = 0;
        for (var i = 0; i < s_kills; i++)
        {
            scenario.Prepare(tool);
            KillOnce(tool, scenario, random, whole, out var wasKilled, out var wasMoving, out var wasWriting);
            killed += wasKilled ? 1 : 0;
            moving += wasKilled && wasMoving ? 1 : 0;
            writing += wasKilled && wasWriting && !wasMoving ? 1 : 0;
            var recover = scenario.Recover[random.Next(scenario.Recover.Length)];
            var found = List(tool[scenario.Result]);
            tool.Run(recover);
            if (!scenario.IsWhole)
                found = List(tool[scenario.Result]);
            var isOld = found.SequenceEqual(old);
            Assert.IsTrue(isOld || found.SequenceEqual(fresh), $"{name} {i}, then {recover[0]}: {string.Join('\n', found.Except(old).Except(fresh))}");
            finished += isOld ? 0 : 1;
            takenBack += isOld ? 1 : 0;
            Assert.IsEmpty(Directory.GetFileSystemEntries(tool.Folder, $".{scenario.Result}.pexbuild-*"), $"{name} {i}, then {recover[0]}");
            Assert.IsFalse(Directory.Exists(tool["tool/.pexbuild/update"]) || File.Exists(tool["tool/.pexbuild/lock"]), $"{name} {i}, then {recover[0]}");
            if (scenario.HasEdit)
                Assert.Contains(Edit, Directory.EnumerateFiles(tool["tool"], "*", SearchOption.AllDirectories).Select(File.ReadAllText),
                    $"{name} {i}: the edit is lost");
        }

        TestContext.WriteLine(
            $"{name}: {killed} of {s_kills} runs killed, {writing} of them while new files were made, "
                + $"{moving} while they were put in place; afterwards {takenBack} old, {finished} new.");
    }

    /// <summary>Some of the kills come at any moment of the run, some while new files are made, some while they are put in place.</summary>
    private static void KillOnce(ToolRun tool, Scenario scenario, Random random, TimeSpan whole, out bool wasKilled, out bool wasMoving, out bool wasWriting)
    {
        using var process = tool.Start(scenario.Arguments);
        var kind = random.Next(4);
        if (kind == 0)
        {
            process.WaitForExit(random.Next((int)whole.TotalMilliseconds + 1));
        }
        else
        {
            var begins = kind == 1 ? scenario.IsWriting : scenario.IsMoving;
            while (!process.HasExited && !begins(tool))
                Thread.Yield();
            var moment = Stopwatch.StartNew();
            var wait = TimeSpan.FromMilliseconds(random.NextDouble() * random.NextDouble() * 60);
            while (moment.Elapsed < wait)
                Thread.Yield();
        }

        wasKilled = !process.HasExited;
        process.Kill();
        process.WaitForExit();
        wasMoving = scenario.IsMoving(tool);
        wasWriting = scenario.IsWriting(tool);
    }

    private static void Make(ToolRun tool)
    {
        Pex("old").WriteTo(tool["old.pex"]);
        Pex("new").WriteTo(tool["new.pex"]);
        tool.Run("unpack", "old.pex", "-o", "template").AssertSuccess();
        tool.Run("unpack", "new.pex", "-o", "other").AssertSuccess();
        // A patch that changes all files of the first to those of the second.
        tool.Run("unpack", "old.pex", "-o", "edited").AssertSuccess();
        for (var i = 0; i < Files; i++)
            File.Copy(tool[$"other/{Name(i)}"], tool[$"edited/{Name(i)}"], overwrite: true);
        tool.Run("diff", "edited", "-o", "all.patch").AssertExitCode(1);
        File.WriteAllText(tool["none.patch"], "");
        Remove(tool["other"]);
        Remove(tool["edited"]);
        File.WriteAllText(tool["template/app.py"], Edit);
    }

    private static string Name(int i) => $"pkg/p{i % 7}/module_{i}.py";

    private static PexFixture Pex(string version)
    {
        var pex = UnpackTests.Pex();
        for (var i = 0; i < Files; i++)
            pex.Add(Name(i), string.Concat(Enumerable.Repeat($"# line of {i}\n", 50)) + $"VERSION = '{version}'\n");
        return pex;
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private static void Copy(ToolRun tool)
    {
        Remove(tool["tool"]);
        ProcessResult.Run("cp", ["-a", "template", "tool"], tool.Folder).AssertSuccess();
    }

    private static string[] List(string result) => File.Exists(result) ? [Hash(result)] : !Directory.Exists(result) ? [] :
        [.. Directory.EnumerateFiles(result, "*", SearchOption.AllDirectories)
            .Select(file => (Name: Path.GetRelativePath(result, file).Replace('\\', '/'), File: file))
            .Where(file => !file.Name.StartsWith(".pexbuild/", StringComparison.Ordinal) || file.Name == ".pexbuild/manifest.json")
            .Select(file => file.Name + " " + Hash(file.File)).Order(StringComparer.Ordinal)];

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));

    private sealed class Scenario
    {
        public required string[] Arguments { get; init; }

        /// <summary>The folder or file that is made.</summary>
        public string Result { get; init; } = "tool";

        /// <summary>The result is old or new as the kill left it; otherwise the next command makes it so.</summary>
        public bool IsWhole { get; init; }

        /// <summary>Puts the folder into its old state.</summary>
        public Action<ToolRun> Prepare { get; init; } = Copy;

        /// <summary>Commands of which each must find the folder whole.</summary>
        public required string[][] Recover { get; init; }

        public Func<ToolRun, bool> IsWriting { get; init; } = tool => Directory.Exists(tool["tool/.pexbuild/update"]);

        public Func<ToolRun, bool> IsMoving { get; init; } = tool => File.Exists(tool["tool/.pexbuild/update/journal.json"]);

        public bool HasEdit { get; init; } = true;
    }
}
