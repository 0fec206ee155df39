using System.Security.Cryptography;

namespace PexBuild.MSBuild;

/// <summary>Single files, put in place by a rename: nobody sees half of one, and a link to the old content keeps the old content.</summary>
internal static class FileSwap
{
    /// <summary>Renames a file over another.</summary>
    public static void Move(string from, string to)
    {
#if NET
        File.Move(from, to, overwrite: true);
#else
        Delete(to);
        File.Move(from, to);
#endif
    }

    /// <summary>Deletes a file, also one that may not be written.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (UnauthorizedAccessException) when (File.Exists(path) && (File.GetAttributes(path) & FileAttributes.ReadOnly) != 0)
        {
            File.SetAttributes(path, FileAttributes.Normal);
            File.Delete(path);
        }
    }

    /// <summary>The SHA-256 of a file in lower-case hex, as manifests have it.</summary>
    public static string Sha256(string path)
    {
        using var stream = File.OpenRead(path);
        using var sha256 = SHA256.Create();
        return BitConverter.ToString(sha256.ComputeHash(stream)).Replace("-", "").ToLowerInvariant();
    }

    /// <summary>Deletes folders that are empty, from the deepest up; the top one too.</summary>
    public static void PruneFolders(string folder)
    {
        if (!Directory.Exists(folder) || (File.GetAttributes(folder) & FileAttributes.ReparsePoint) != 0)
            return;
        foreach (var inner in Directory.GetDirectories(folder))
            PruneFolders(inner);
        DeleteIfEmpty(folder);
    }

    /// <summary>Deletes a folder that has nothing in it.</summary>
    /// <returns>Whether it is gone.</returns>
    public static bool DeleteIfEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
                return false;
            Directory.Delete(folder);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            // Somebody else did it in this moment.
            return true;
        }
        catch (IOException)
        {
            // Somebody has begun something in it.
            return false;
        }
    }
}
