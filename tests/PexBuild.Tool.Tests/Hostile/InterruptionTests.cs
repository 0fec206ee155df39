using System.Globalization;
using PexBuild.Testing;
using PexBuild.Testing.Fixtures;
using PexBuild.Tool.Verbs;

namespace PexBuild.Tool.Hostile;

/// <summary>Signals, a full disk, a folder that cannot be written to, two at once: nothing is left half done, and each says the truth.</summary>
[TestClass]
public sealed class InterruptionTests
{
    private const int Files = 1500;

    [TestMethod]
    [DataRow("INT", 130)]
    [DataRow("TERM", 143)]
    [DataRow("HUP", 129)]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    public void A_signal_in_the_middle_leaves_nothing(string signal, int status)
    {
        using var tool = new ToolRun();
        Large().WriteTo(tool["tool.pex"]);
        // On a machine that is quick enough the signal may come too late; not ten times.
        for (var attempt = 0; attempt < 10; attempt++)
        {
            using var process = tool.Start("unpack", "tool.pex", "-o", "new/folder/tool");
            while (!process.HasExited && !Directory.Exists(tool["new/folder"]))
                Thread.Yield();
            ProcessResult.Run("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                Directory.Delete(tool["new"], recursive: true);
                continue;
            }

            Assert.AreEqual((status, "dotnet-pex : error PEX0004: Interrupted. Nothing was left half done.\n", ""),
                (process.ExitCode, process.StandardError.ReadToEnd(), process.StandardOutput.ReadToEnd()));
            Assert.AreSequenceEqual([".cache", "tool.pex"], Names(tool.Folder));
            return;
        }

        Assert.Fail("The signal never came in time.");
    }

    [TestMethod]
    public void Of_two_at_once_one_makes_the_folder_and_both_say_the_truth()
    {
        using var tool = new ToolRun();
        Large().WriteTo(tool["tool.pex"]);
        using var first = tool.Start("unpack", "tool.pex");
        using var second = tool.Start("unpack", "tool.pex");
        var errors = new[] { first, second }.Select(process => process.StandardError.ReadToEnd()).ToArray();
        first.WaitForExit();
        second.WaitForExit();

        int[] status = [first.ExitCode, second.ExitCode];
        Assert.Contains(0, status);
        for (var i = 0; i < 2; i++)
            Assert.MatchesRegex(status[i] == 0 ? @"\A\z" : @"\A[^\n]+tool : error PEX2004: Another process made the folder in the meantime\. [^\n]+\n\z",
                errors[i]);
        Assert.AreSequenceEqual([".cache", "tool", "tool.pex"], Names(tool.Folder));
        tool.Run("status", "tool").AssertSuccess();
        tool.Run("verify", "tool").AssertSuccess();
    }

    [TestMethod]
    [DataRow("size=600k", "a full disk")]
    [DataRow("nr_inodes=60", "a disk with room for no more files")]
    public void A_full_disk_is_said_and_leaves_nothing(string option, string what)
    {
        using var tool = new ToolRun();
        Large().WriteTo(tool["tool.pex"]);
        using var disk = Mount.Try(tool["disk"], option);

        var run = tool.Run("unpack", "tool.pex", "-o", "disk/sub/tool").AssertExitCode(1);

        Assert.MatchesRegex(@"\A[^\n]+disk/sub/tool : error PEX0003: No space left on device[^\n]* Nothing was left half done\. [^\n]+\n\z", run.Error, what);
        Assert.AreEqual("", run.Output);
        Assert.IsEmpty(Names(tool["disk"]));
    }

    [TestMethod]
    public void A_full_disk_while_a_folder_is_brought_up_to_date_leaves_it_as_it_was()
    {
        using var tool = new ToolRun();
        new PexFixture().Add("app.py", "def main(): pass\n").WithEntryPoint("app:main").WriteTo(tool["small.pex"]);
        Large().WriteTo(tool["tool.pex"]);
        using var disk = Mount.Try(tool["disk"], "size=1500k");
        tool.Run("unpack", "small.pex", "-o", "disk/tool").AssertSuccess();
        var before = Names(tool["disk/tool"]);

        tool.Run("unpack", "tool.pex", "-o", "disk/tool").AssertExitCode(1);

        Assert.AreSequenceEqual(before, Names(tool["disk/tool"]));
        tool.Run("status", "disk/tool").AssertSuccess();
    }

    [TestMethod]
    public void A_parent_that_cannot_be_written_to_is_said()
    {
        using var tool = new ToolRun();
        Large().WriteTo(tool["tool.pex"]);
        using var disk = Environment.IsPrivilegedProcess ? Mount.Try(tool["disk"], "ro") : Mount.ReadOnly(tool["disk"]);

        var run = tool.Run("unpack", "tool.pex", "-o", "disk/tool").AssertExitCode(1);

        Assert.MatchesRegex(@"\A[^\n]+disk/tool : error PEX0003: [^\n]+ Nothing was left half done\. [^\n]+\n\z", run.Error);
        Assert.IsEmpty(Names(tool["disk"]));
    }

    private static string[] Names(string folder) =>
        [.. Directory.GetFileSystemEntries(folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)];

    private static PexFixture Large()
    {
        var pex = UnpackTests.Pex();
        for (var i = 0; i < Files; i++)
            pex.Add($"pkg/p{i % 7}/module_{i}.py", $"VALUE = {i}\n");
        return pex;
    }

    /// <summary>A small disk of its own, or a folder without write permission.</summary>
    private sealed class Mount(string path, bool isDisk) : IDisposable
    {
        public static Mount Try(string path, string option)
        {
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess
                || ProcessResult.Run("mount", ["-t", "tmpfs", "-o", option, "tmpfs", path]).ExitCode != 0)
                Assert.Inconclusive("Skipped: this user may not mount a disk.");
            return new Mount(path, isDisk: true);
        }

        public static Mount ReadOnly(string path)
        {
            Directory.CreateDirectory(path);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return new Mount(path, isDisk: false);
        }

        public void Dispose()
        {
            if (isDisk)
                ProcessResult.Run("umount", [path]).AssertSuccess();
            else if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
