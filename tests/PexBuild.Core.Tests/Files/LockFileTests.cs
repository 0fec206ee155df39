using PexBuild.Testing;

namespace PexBuild.Files;

[TestClass]
public sealed class LockFileTests
{
    private const int Threads = 4;

    [TestMethod]
    public void One_holds_it_and_it_is_gone_when_it_is_given_free()
    {
        using var folder = new TemporaryFolder();
        using (var held = LockFile.TryAcquire(folder["lock"]))
        {
            Assert.IsNotNull(held);
            Assert.IsNull(LockFile.TryAcquire(folder["lock"]));
        }

        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
        LockFile.TryAcquire(folder["lock"])!.Dispose();
    }

    [TestMethod]
    public void One_that_was_left_behind_is_taken_over()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["lock"], "left behind");

        LockFile.TryAcquire(folder["lock"])!.Dispose();

        Assert.IsFalse(File.Exists(folder["lock"]));
    }

    [TestMethod]
    public void In_a_folder_that_is_gone_there_is_none()
    {
        using var folder = new TemporaryFolder();
        Assert.IsNull(LockFile.TryAcquire(folder["gone/lock"]));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow(false)]
    [DataRow(true)]
    public void A_file_that_was_deleted_before_it_was_locked_is_no_lock(bool isMadeAgain)
    {
        using var folder = new TemporaryFolder();
        var held = LockFile.TryHold(folder["lock"], () =>
        {
            var opened = new FileStream(folder["lock"], FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
            File.Delete(folder["lock"]);
            if (isMadeAgain)
                File.WriteAllText(folder["lock"], "another's");
            return opened;
        });

        Assert.IsNull(held);
        Assert.AreEqual(isMadeAgain, File.Exists(folder["lock"]));
    }

    [TestMethod]
    public void Of_many_threads_one_at_a_time_holds_it()
    {
        using var folder = new TemporaryFolder();
        var holders = 0;
        var meetings = 0;
        var turns = 0;
        Workers.Run(Threads, _ =>
        {
            for (var turn = 0; turn < 200; turn++)
            {
                using var held = LockFile.TryAcquire(folder["lock"]);
                if (held is null)
                    continue;
                if (Interlocked.Increment(ref holders) > 1)
                    Interlocked.Increment(ref meetings);
                Thread.Yield();
                Interlocked.Increment(ref turns);
                Interlocked.Decrement(ref holders);
            }
        });

        Assert.AreEqual(0, meetings);
        Assert.IsGreaterThan(0, turns);
        Assert.IsEmpty(Directory.GetFileSystemEntries(folder.Path));
    }
}
