using PexBuild.Files;
using PexBuild.Patches;

namespace PexBuild.Edits;

/// <summary>Changes an unpacked folder as a user might, in every way that a patch can hold.</summary>
internal static class RandomEdits
{
    private static readonly string[] s_names =
        ["new.py", "a b/c d.txt", "\u00fc/\u00e9.txt", "quo\"te'.txt", "-dash", "b/b", "a/b/a", ".hidden", "x\u00a0y", "\U0001F40D.py"];

    /// <param name="folder">The folder.</param>
    /// <param name="seed">The same one makes the same changes.</param>
    /// <param name="isSpared">The files, by their paths in the folder, that are not changed.</param>
    public static void Make(string folder, int seed, Func<string, bool>? isSpared = null)
    {
        isSpared ??= _ => false;
        var random = new RandomText(seed);
        for (var edits = 1 + random.Next(12); edits > 0; edits--)
        {
            var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith(".pexbuild/", StringComparison.Ordinal) && !isSpared(file))
                .Order(StringComparer.Ordinal).Select(file => Path.Combine(folder, file)).ToArray();
            var file = files[random.Next(files.Length)];
            var fresh = Path.Combine(folder, s_names[random.Next(s_names.Length)]);
            switch (random.Next(7))
            {
                case 0:
                    File.Delete(file);
                    break;
                case 1 when !File.Exists(fresh) && !Directory.Exists(fresh) && Makeable(fresh):
                    File.Move(file, fresh);
                    break;
                case 2 when !Directory.Exists(fresh) && Makeable(fresh):
                    File.WriteAllBytes(fresh, random.Next(4) == 0 ? random.Bytes(random.Next(3000)) : random.File());
                    break;
                case 3:
                    FileModes.SetExecutable(file, !FileModes.IsExecutable(file));
                    break;
                case 4:
                    File.WriteAllBytes(file, random.Bytes(random.Next(2000)));
                    break;
                default:
                    File.WriteAllBytes(file, random.Edit(File.ReadAllBytes(file)));
                    break;
            }
        }
    }

    private static bool Makeable(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
