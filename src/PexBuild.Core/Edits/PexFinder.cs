using PexBuild.Archive;
using PexBuild.Diagnostics;
using PexBuild.Files;
using PexBuild.Manifests;
using PexBuild.Pex;

namespace PexBuild.Edits;

/// <summary>Finds the PEX that a folder was made from, by its content.</summary>
/// <remarks>
/// A copy of all pristine files kept in the folder would make every folder twice as large for the sake of the few that are edited, and a folder that
/// somebody may commit would bring everything twice. The PEX has them all, and is where it was, as a rule. What was unpacked
/// from it is proved file by file with the manifest's hashes. The few pristine files that were needed once, and those that we generate, are kept
/// (<see cref="PristineStore"/>), so that the edits of a folder outlive a PEX that is replaced by its next version.
/// </remarks>
internal sealed class PexFinder
{
    private const int ParentLimit = 6;
    private const int ChildLimit = 200;

    private readonly string _folder;
    private readonly ManifestSource _source;
    private readonly PexReadOptions _options;

    public PexFinder(string folder, FolderManifest manifest, ReadLimits limits)
    {
        _options = new PexReadOptions { Limits = limits };
        _folder = folder;
        _source = manifest.Source;
    }

    /// <summary>Opens the PEX that was named, or the first of the right content among those that may be it.</summary>
    /// <returns><see langword="null"/> when none was named and none found.</returns>
    /// <exception cref="PexException">The one that was named is another.</exception>
    public PexFile? Open(string? named)
    {
        if (named is not null)
        {
            var pex = PexFile.Open(named, _options);
            if (pex.Sha256 == _source.Sha256)
                return pex;
            using (pex)
                throw PexErrors.PristineWrong.Error(_folder, named, pex.Sha256, _source.Sha256);
        }

        return Candidates().Distinct(StringComparer.Ordinal).Select(TryOpen).FirstOrDefault(pex => pex is not null);
    }

    private IEnumerable<string> Candidates()
    {
        var parents = Parents().Append(UserEnvironment.WorkingDirectory).ToArray();
        foreach (var parent in parents)
            yield return Path.Combine(parent, _source.Name);
        // As in project/tools/tool.pex, unpacked to project/obj/Release/net10.0/pex/tool.
        foreach (var parent in parents)
        {
            foreach (var child in List(() => Directory.EnumerateDirectories(parent).Take(ChildLimit)))
                yield return Path.Combine(child, _source.Name);
        }

        // It may have another name now.
        foreach (var parent in new[] { Path.GetDirectoryName(_folder)!, UserEnvironment.WorkingDirectory })
        {
            foreach (var file in List(() => Directory.EnumerateFiles(parent).Where(file => new FileInfo(file).Length == _source.Length)))
                yield return file;
        }
    }

    private IEnumerable<string> Parents()
    {
        var parent = Path.GetDirectoryName(_folder);
        for (var i = 0; i < ParentLimit && parent is not null; i++, parent = Path.GetDirectoryName(parent))
            yield return parent;
    }

    private static string[] List(Func<IEnumerable<string>> names)
    {
        try
        {
            return [.. names()];
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private PexFile? TryOpen(string path)
    {
        try
        {
            var isFile = File.Exists(path) && new FileInfo(path).Length == _source.Length;
            if (!isFile && (!Directory.Exists(path) || File.Exists(FolderPaths.At(path, PexBuildFolder.Manifest))))
                return null;
            var pex = PexFile.Open(path, _options);
            if (pex.Sha256 == _source.Sha256)
                return pex;
            pex.Dispose();
        }
        catch (Exception refused) when (refused is PexException or IOException or UnauthorizedAccessException)
        {
            // Something of that name that is no PEX, or that may not be read.
        }

        return null;
    }
}
