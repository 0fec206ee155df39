using PexBuild.Manifests;

namespace PexBuild.Edits;

[TestClass]
public sealed class HashCacheTests
{
    private static readonly DateTime s_longAgo = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [TestMethod]
    public void Only_what_was_written_since_the_last_time_is_read_again()
    {
        using var folder = new EditedFolder();
        var all = Read(folder, age: true).ReadCount;
        Assert.IsGreaterThan(20, all);
        Assert.AreEqual(0, Read(folder).ReadCount);

        File.AppendAllText(folder["data/notes.txt"], "x");
        File.WriteAllText(folder["data/dos.txt"], "A\r\nB\r\nC");
        var again = Read(folder);

        // The longer one need not be read to be another.
        Assert.AreEqual(1, again.ReadCount);
        Assert.AreSequenceEqual(["Edited data/dos.txt", "Edited data/notes.txt"], folder.Edits());
    }

    [TestMethod]
    public void A_file_that_was_just_written_is_read_again()
    {
        using var folder = new EditedFolder();
        Read(folder, age: true);
        File.WriteAllText(folder["data/dos.txt"], "A\r\nB\r\nC");

        Assert.AreEqual(1, Read(folder).ReadCount);
        Assert.AreEqual(1, Read(folder).ReadCount, "It may be written again and keep its time.");
    }

    [TestMethod]
    public void A_damaged_cache_is_no_cache()
    {
        using var folder = new EditedFolder();
        var all = Read(folder, age: true).ReadCount;
        var file = Directory.GetFiles(Cache(folder)).Single();
        var bytes = File.ReadAllBytes(file);
        for (var at = 0; at < bytes.Length; at += 97)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x11;
            File.WriteAllBytes(file, damaged);
            Assert.AreEqual(all, Read(folder, save: false).ReadCount, $"byte {at}");
        }

        File.WriteAllBytes(file, bytes[..(bytes.Length / 2)]);
        Assert.AreEqual(all, Read(folder, save: false).ReadCount);
    }

    private static HashCache Read(EditedFolder folder, bool age = false, bool save = true)
    {
        if (age)
        {
            foreach (var file in Directory.EnumerateFiles(folder.Folder, "*", SearchOption.AllDirectories))
                File.SetLastWriteTimeUtc(file, s_longAgo);
        }

        var cache = HashCache.At(Path.Combine(Cache(folder), "it"));
        FolderState.Read(folder.Folder, FolderManifest.Find(folder.Folder)!, cache);
        if (save)
            cache.Save();
        return cache;
    }

    private static string Cache(EditedFolder folder) => folder.Root["cache"];
}
