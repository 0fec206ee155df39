using PexBuild.Files;
using PexBuild.Testing;

namespace PexBuild.Patches;

[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class PatchCompatibilityTests
{
    private static readonly string[] s_names =
        ["x.py", "a dir/with blank.txt", "\u00fcml\u00e4ut/\u00e9.txt", "quo\"te.txt", "-dash", "b/b", "a/b/a", "it's", "tab\there", " leading", "trailing "];

    [TestMethod]
    public void Git_applies_what_we_write_and_takes_it_back()
    {
        GitAndPatch.Require("git");
        for (var seed = 0; seed < 40; seed++)
        {
            using var folder = new TemporaryFolder();
            var (old, current) = Versions(seed);
            Fill(folder["work"], old);
            File.WriteAllBytes(folder["p.patch"], Patch(old, current));

            GitAndPatch.Git(folder["work"], "apply", "--whitespace=nowarn", folder["p.patch"]).AssertSuccess();
            AssertHolds(folder["work"], current, $"seed {seed}");
            GitAndPatch.Git(folder["work"], "apply", "--whitespace=nowarn", "-R", folder["p.patch"]).AssertSuccess();
            AssertHolds(folder["work"], old, $"seed {seed}, back");
        }
    }

    [TestMethod]
    public void Patch_applies_what_we_write_of_text()
    {
        GitAndPatch.Require("patch");
        for (var seed = 0; seed < 40; seed++)
        {
            using var folder = new TemporaryFolder();
            var (old, current) = Versions(seed, binary: false, moves: false, blanks: false, empty: false);
            Fill(folder["work"], old);
            File.WriteAllBytes(folder["p.patch"], Patch(old, current));
            if (new FileInfo(folder["p.patch"]).Length == 0)
                continue;

            GitAndPatch.Patch(folder["work"], folder["p.patch"]).AssertSuccess();
            AssertHolds(folder["work"], current, $"seed {seed}");
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("--no-prefix")]
    [DataRow("--full-index")]
    [DataRow("-U1")]
    [DataRow("-M20%")]
    [DataRow("--patience")]
    [DataRow("--src-prefix=i/ --dst-prefix=w/")]
    public void We_apply_what_git_diff_writes_and_take_it_back(string options)
    {
        GitAndPatch.Require("git", "sh");
        for (var seed = 100; seed < 120; seed++)
        {
            using var folder = new TemporaryFolder();
            var (old, current) = Versions(seed);
            Directory.CreateDirectory(folder["work"]);
            GitAndPatch.Git(folder["work"], "init", "-q").AssertSuccess();
            Fill(folder["work"], old);
            GitAndPatch.Git(folder["work"], "add", "-A").AssertSuccess();
            var tree = GitAndPatch.Git(folder["work"], "write-tree").AssertSuccess().Output.Trim();
            Empty(folder["work"]);
            Fill(folder["work"], current);
            GitAndPatch.Git(folder["work"], "add", "-A").AssertSuccess();
            var patch = GitAndPatch.Output(folder["work"], "git",
                ["-c", "core.autocrlf=false", "diff", "--cached", "--binary", tree, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

            var applied = old.Apply(patch);
            AssertSame(current, applied, $"seed {seed}");
            AssertSame(old, applied.Apply(patch, reverse: true), $"seed {seed}, back");
        }
    }

    [TestMethod]
    public void We_apply_what_diff_writes_of_two_folders_and_take_it_back()
    {
        GitAndPatch.Require("diff", "sh");
        for (var seed = 200; seed < 240; seed++)
        {
            using var folder = new TemporaryFolder();
            var (old, current) = Versions(seed, binary: false, modes: false, empty: false);
            Fill(folder["work/tool.orig"], old);
            Fill(folder["work/tool"], current);
            foreach (var file in Directory.EnumerateFiles(folder["work"], "*", SearchOption.AllDirectories))
                File.SetLastWriteTimeUtc(file, new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc));
            var patch = GitAndPatch.Output(folder["work"], "diff", "-ruN", "--text", "tool.orig", "tool");
            if (patch.Length == 0)
                continue;

            var applied = old.Apply(patch);
            AssertSame(current, applied, $"seed {seed}");
            AssertSame(old, applied.Apply(patch, reverse: true), $"seed {seed}, back");
        }
    }

    [TestMethod]
    public void We_apply_the_deltas_of_git()
    {
        GitAndPatch.Require("git", "sh");
        using var folder = new TemporaryFolder();
        var random = new RandomText(5);
        byte[] old = [0, .. random.Bytes(70_000)];
        byte[] current = [.. old[..30_000], .. random.Bytes(10), .. old[30_000..]];
        Directory.CreateDirectory(folder["work/old"]);
        Directory.CreateDirectory(folder["work/new"]);
        File.WriteAllBytes(folder["work/old/x"], old);
        File.WriteAllBytes(folder["work/new/x"], current);
        var patch = GitAndPatch.Output(folder["work"], "git", "diff", "--no-index", "--binary", "old", "new");

        Assert.Contains("\ndelta ", System.Text.Encoding.Latin1.GetString(patch));
        Assert.AreSequenceEqual(current, new MemoryFiles().Add("x", old).Apply(patch).Files["x"].Content);
        Assert.AreSequenceEqual(old, new MemoryFiles().Add("x", current).Apply(patch, reverse: true).Files["x"].Content);
    }

    private static (MemoryFiles Old, MemoryFiles New) Versions(int seed, bool binary = true, bool moves = true, bool modes = true, bool empty = true,
        bool blanks = true)
    {
        var random = new RandomText(seed);
        var (old, current) = (new MemoryFiles(), new MemoryFiles());
        foreach (var name in s_names.Where(name => blanks || name.Trim() == name))
        {
            var content = binary && random.Next(6) == 0 ? [0, .. random.Bytes(random.Next(400))] : random.File();
            var wasExecutable = modes && random.Next(3) == 0;
            if (!empty && content.Length == 0)
                content = "x\n"u8.ToArray();
            var edited = random.Edit(content);
            if (!empty && edited.Length == 0)
                edited = "y\n"u8.ToArray();
            var change = random.Next(6);
            if (change != 0)
                old.Add(name, content, wasExecutable);
            if (change == 0)
                current.Add(name, content, wasExecutable);
            else if (change == 1 && moves && content.Length > 0)
                current.Add("moved/" + name, content, wasExecutable);
            else if (change is 2 or 3)
                current.Add(name, edited, modes && random.Next(2) == 0);
            else if (change is 4)
                current.Add(name, content, wasExecutable);
        }

        return (old, current);
    }

    private static byte[] Patch(MemoryFiles old, MemoryFiles current)
    {
        var files = old.Files.Keys.Union(current.Files.Keys).Order(StringComparer.Ordinal)
            .Select(name => (Name: name, Old: old.Files.GetValueOrDefault(name), New: current.Files.GetValueOrDefault(name)));
        return PatchRoundTripTests.Write([.. files.Select(file => new FileVersions
        {
            OldPath = file.Old is null ? null : file.Name,
            NewPath = file.New is null ? null : file.Name,
            Old = file.Old?.Content ?? [],
            New = file.New?.Content ?? [],
            WasExecutable = (file.Old ?? file.New)!.IsExecutable,
            IsExecutable = (file.New ?? file.Old)!.IsExecutable,
        })]);
    }

    private static void Fill(string folder, MemoryFiles files)
    {
        Directory.CreateDirectory(folder);
        foreach (var (name, file) in files.Files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, file.Content);
            FileModes.SetExecutable(path, file.IsExecutable);
        }
    }

    private static void Empty(string folder)
    {
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.Name != ".git"))
        {
            if (entry is DirectoryInfo below)
                below.Delete(recursive: true);
            else
                entry.Delete();
        }
    }

    private static void AssertHolds(string folder, MemoryFiles expected, string message)
    {
        var found = new MemoryFiles();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            found.Add(Path.GetRelativePath(folder, path), File.ReadAllBytes(path), FileModes.IsExecutable(path));
        AssertSame(expected, found, message);
    }

    private static void AssertSame(MemoryFiles expected, MemoryFiles found, string message) => Assert.AreSequenceEqual(List(expected), List(found), message);

    private static string[] List(MemoryFiles files) =>
        [.. files.Files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => $"{file.Key} {file.Value.IsExecutable} {Convert.ToHexString(file.Value.Content)}")];
}
