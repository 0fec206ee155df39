using System.Security.Cryptography;
using PexBuild.Files;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary><c>bootstrap_hash</c> of PEX-INFO: the hash of the runtime in <c>.bootstrap/pex</c>, without its vendored libraries.</summary>
internal static class BootstrapHash
{
    private const string Runtime = PexNames.BootstrapPrefix + "pex/";

    /// <summary>Computes the hash as pex does (2.1.144 and newer).</summary>
    public static string Compute(IEnumerable<HashedFile> files) =>
        ContentHash.ComputeContents(files.Where(file => Covers(file.Path)).OrderBy(file => file.Path, FilesFirst.Instance), HashAlgorithmName.SHA1);

    /// <summary>
    /// Hashes every file by path and content. This is not pex's hash: PexBuild writes it when the runtime was edited in a place
    /// that pex's hash does not cover.
    /// </summary>
    public static string ComputeAll(IEnumerable<HashedFile> files) => ContentHash.ComputePathsAndContents(files, HashAlgorithmName.SHA1);

    /// <summary>Whether editing the file changes pex's hash.</summary>
    public static bool Covers(string path) =>
        path.StartsWith(Runtime, StringComparison.Ordinal)
        && path != Runtime + "__init__.py"
        && !path.StartsWith(Runtime + "vendor/", StringComparison.Ordinal)
        && !CompiledNames.IsCompiledPath(path, leavesOutPyo: true);

    /// <summary>Orders the files of each folder by name, then its subfolders by name, each with its whole content.</summary>
    private sealed class FilesFirst : IComparer<string>
    {
        public static FilesFirst Instance { get; } = new();

        public int Compare(string? x, string? y)
        {
            var (left, right) = (x!.Split('/'), y!.Split('/'));
            for (var i = 0; ; i++)
            {
                var (leftIsFile, rightIsFile) = (i == left.Length - 1, i == right.Length - 1);
                if (leftIsFile != rightIsFile)
                    return leftIsFile ? -1 : 1;
                if (CodePointComparer.Instance.Compare(left[i], right[i]) is var order && (order != 0 || leftIsFile))
                    return order;
            }
        }
    }
}
