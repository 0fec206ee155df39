using System.Security.Cryptography;
using PexBuild.Pex;

namespace PexBuild.Hashes;

/// <summary><c>code_hash</c> of PEX-INFO.</summary>
internal static class CodeHash
{
    /// <param name="scope">The files that the hash covers.</param>
    /// <param name="files">Files with their paths in the PEX: the user's, and those of <c>.bootstrap</c> and <c>.deps</c>.</param>
    /// <param name="rules">The rules of the release.</param>
    public static string Compute(CodeScope scope, IEnumerable<HashedFile> files, HashRules rules) =>
        ContentHash.ComputePathsAndContents(files.Where(file => Covers(scope, file.Path, rules)), HashAlgorithmName.SHA1);

    /// <summary>Whether editing the file changes the hash.</summary>
    public static bool Covers(CodeScope scope, string path, HashRules rules)
    {
        if (IsUnder(path, PexNames.DistributionsPrefix))
            return scope == CodeScope.NoDotNamesWithAll && HasPlainName(path) && !CompiledNames.IsCompiledPath(path, rules.LeavesOutPyo);
        if (IsUnder(path, PexNames.BootstrapPrefix))
            return scope is CodeScope.NoDotNamesWithAll or CodeScope.NoDotNamesWithBootstrap && HasPlainName(path)
                && !CompiledNames.IsCompiledPath(path, rules.LeavesOutPyo);
        if (scope == CodeScope.AllUserCode)
            return true;
        if (CompiledNames.IsCompiledPath(path, rules.LeavesOutPyo))
            return false;
        return scope switch
        {
            CodeScope.NoDotPaths => path[0] != '.',
            CodeScope.RootOnly => path[0] != '.' && path.IndexOf('/') < 0,
            _ => HasPlainName(path),
        };
    }

    private static bool IsUnder(string path, string folder) => path.StartsWith(folder, StringComparison.Ordinal);

    private static bool HasPlainName(string path) => path[path.LastIndexOf('/') + 1] != '.';
}
