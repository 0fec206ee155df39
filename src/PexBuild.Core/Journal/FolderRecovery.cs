using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.Journal;

/// <summary>Completes or rolls back the update of an unpacked folder whose process was killed, and removes that process's temporary files.</summary>
/// <remarks>
/// Every operation that changes an unpacked folder, shows its edits or runs it calls this first; one that only reads a PEX does not, as this writes. If
/// there is nothing to recover, it costs two file system queries and one listing of the parent folder.
/// </remarks>
internal static class FolderRecovery
{
    /// <summary>
    /// Brings a folder into a consistent state: the one before the interrupted update if that update had not begun, otherwise the one after it.
    /// </summary>
    /// <exception cref="PexException">PEX2040: another process is changing the folder. PEX2041, PEX2042: recovery failed.</exception>
    public static void Run(string folder)
    {
        try
        {
            folder = FolderPaths.Full(folder);
            FreshFolder.Sweep(folder);
            if (!File.Exists(FolderPaths.At(folder, PexBuildFolder.Lock)) && !Directory.Exists(FolderPaths.At(folder, PexBuildFolder.Update)))
                return;
            using var held = FolderLock.Acquire(folder);
            RunLocked(folder);
        }
        catch (UnauthorizedAccessException) when (!Directory.Exists(FolderPaths.At(folder, PexBuildFolder.Update)))
        {
            // No update was interrupted; the leftovers are in a folder that this user can only read.
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new PexException(PexErrors.UpdateStuck.Error(folder, refused.Message.TrimEnd('.')).Diagnostic, refused);
        }
    }

    internal static void RunLocked(string folder)
    {
        var update = FolderPaths.At(folder, PexBuildFolder.Update);
        if (!Directory.Exists(update))
            return;
        LinkCheck.Refuse(folder, PexBuildFolder.Journal, new HashSet<string>(StringComparer.Ordinal));
        if (UpdateJournal.Find(folder) is { } journal)
            new JournalRun(folder, journal).FinishOrTakeBack();
        else
            FolderRemoval.Remove(update);
    }
}
