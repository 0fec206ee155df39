namespace PexBuild.Patches;

[TestClass]
public sealed class PatchRoundTripTests
{
    private static readonly string[] s_names = [
        "x.py", "a dir/with blank.txt", "\u00fcml\u00e4ut/\u00e9.txt", "quo\"te.txt", "-dash", "b/b", "a/b/a", "it's", "tab\there", "back\\slash", "line\nfeed",
        " leading", "trailing ", "\U0001F40D.py",
    ];

    [TestMethod]
    public void Each_change_of_a_file_comes_out_of_its_patch_again_and_goes_back()
    {
        for (var seed = 0; seed < 1500; seed++)
        {
            var random = new RandomText(seed);
            var name = s_names[random.Next(s_names.Length)];
            var old = random.File();
            var current = random.Edit(old);
            var isExecutable = random.Next(4) == 0;
            var patch = Write(new FileVersions { OldPath = name, NewPath = name, Old = old, New = current, IsExecutable = isExecutable });
            if (patch.Length == 0)
                continue;

            var applied = new MemoryFiles().Add(name, old).Apply(patch);
            Assert.AreSequenceEqual(current, applied.Files[name].Content, $"seed {seed}");
            Assert.AreEqual(isExecutable, applied.Files[name].IsExecutable, $"seed {seed}");
            Assert.AreSequenceEqual(old, applied.Apply(patch, reverse: true).Files[name].Content, $"seed {seed}, back");
        }
    }

    [TestMethod]
    public void New_deleted_and_moved_files_come_out_again_and_go_back()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new RandomText(seed);
            var (name, other) = (s_names[random.Next(s_names.Length)], "moved/" + s_names[random.Next(s_names.Length)]);
            var content = random.Next(5) == 0 ? random.Bytes(random.Next(5000)) : random.File();
            var isExecutable = random.Next(2) == 0;
            var (made, deleted, moved) = (
                Write(new FileVersions { NewPath = name, New = content, IsExecutable = isExecutable }),
                Write(new FileVersions { OldPath = name, Old = content, WasExecutable = isExecutable }),
                Write(new FileVersions { OldPath = name, NewPath = other, WasExecutable = isExecutable, IsExecutable = isExecutable }));
            var there = new MemoryFiles().Add(name, content, isExecutable);

            var fresh = new MemoryFiles().Apply(made);
            Assert.AreSequenceEqual(content, fresh.Files[name].Content, $"seed {seed}");
            Assert.AreEqual(isExecutable, fresh.Files[name].IsExecutable, $"seed {seed}");
            Assert.IsEmpty(fresh.Apply(made, reverse: true).Files, $"seed {seed}");
            Assert.IsEmpty(there.Apply(deleted).Files, $"seed {seed}");
            Assert.AreSequenceEqual(content, there.Apply(deleted).Apply(deleted, reverse: true).Files[name].Content, $"seed {seed}");
            Assert.AreEqual(other, Assert.ContainsSingle(there.Apply(moved).Files.Keys), $"seed {seed}");
            Assert.AreEqual(name, Assert.ContainsSingle(there.Apply(moved).Apply(moved, reverse: true).Files.Keys), $"seed {seed}");
        }
    }

    [TestMethod]
    public void Binary_content_comes_out_again_and_goes_back()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new RandomText(seed);
            byte[] old = [0, .. random.Bytes(random.Next(3000))], current = [.. random.Bytes(random.Next(300)), 0];
            var patch = Write(new FileVersions { OldPath = "x.so", NewPath = "x.so", Old = old, New = current });

            var applied = new MemoryFiles().Add("x.so", old).Apply(patch);
            Assert.AreSequenceEqual(current, applied.Files["x.so"].Content, $"seed {seed}");
            Assert.AreSequenceEqual(old, applied.Apply(patch, reverse: true).Files["x.so"].Content, $"seed {seed}");
        }
    }

    internal static byte[] Write(params FileVersions[] files)
    {
        using var patch = new MemoryStream();
        var writer = new PatchWriter(patch);
        foreach (var file in files)
        {
            if (file.OldPath != file.NewPath || file.WasExecutable != file.IsExecutable || !file.Old.AsSpan().SequenceEqual(file.New))
                writer.Write(file);
        }

        return patch.ToArray();
    }
}
