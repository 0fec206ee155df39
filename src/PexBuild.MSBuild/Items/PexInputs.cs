using System.Globalization;
using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Files;

namespace PexBuild.MSBuild.Items;

/// <summary>
/// The inputs file of an item: everything that determines what the unpacked folder holds, as text. It is written only if it changes, and the up-to-date check
/// compares its time with the outputs. The time of the PEX would not do: it does not change with metadata or with the version of this assembly, nor does it
/// increase if the PEX is replaced by an older one.
/// </summary>
internal static class PexInputs
{
    private const int FirstYearOfZip = 1980;

    public static void Write(PexItem item)
    {
        var text = Describe(item);
        if (File.Exists(item.InputsFile) && File.ReadAllText(item.InputsFile) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(item.InputsFile)!);
        AtomicFile.WriteText(item.InputsFile, text);
    }

    private static string Describe(PexItem item)
    {
        var text = new StringBuilder();
        text.Append("task ").Append(typeof(PexInputs).Module.ModuleVersionId).Append('\n');
        text.Append("core ").Append(typeof(PexErrors).Module.ModuleVersionId).Append('\n');
        text.Append("pex ").Append(item.Source).Append('\n');
        if (File.Exists(item.Source))
            Append(text, "", Followed(new FileInfo(item.Source)));
        else if (Directory.Exists(item.Source))
            AppendFolder(text, item.Source);
        else
            throw PexErrors.PexNotFound.Error(item.Source, item.Source);
        text.Append("EntryPoint ").Append(item.EntryPoint).Append('\n');
        text.Append("Script ").Append(item.Script).Append('\n');
        text.Append("Patch ").Append(item.Patch).Append('\n');
        text.Append("Launchers ").Append(item.Launchers).Append('\n');
        text.Append("OnEdits ").Append(item.OnEdits).Append('\n');
        foreach (var patch in item.Patches)
            text.Append("patch ").Append(File.Exists(patch) ? Sha256Hex.ComputeFile(patch) : throw PexErrors.PatchNotFound.Error(item.Source, patch))
                .Append(' ')
                .Append(patch).Append('\n');
        text.Append("Sha256 ").Append(item.Sha256).Append('\n');
        return text.ToString();
    }

    // A PEX in pex's loose or packed layout.
    private static void AppendFolder(StringBuilder text, string folder)
    {
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            if (file.Directory!.Name != PythonCache.Folder)
                Append(text, file.FullName.Substring(folder.Length), Followed(file));
        }
    }

    // FileInfo has the size and time of a link itself.
    private static FileInfo Followed(FileInfo file) =>
#if NET
        file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true } target ? target : file;
#else
        file;
#endif

    private static void Append(StringBuilder text, string path, FileInfo file)
    {
        text.Append(file.Length.ToString(CultureInfo.InvariantCulture)).Append(' ');
        text.Append(file.LastWriteTimeUtc.Ticks.ToString(CultureInfo.InvariantCulture)).Append(' ');
        // All files of a reproducible archive have the same time, so it does not show a change.
        if (file.LastWriteTimeUtc.Year <= FirstYearOfZip)
            text.Append(Sha256Hex.ComputeFile(file.FullName)).Append(' ');
        text.Append(path).Append('\n');
    }
}
