namespace PexBuild.Testing.Fixtures;

/// <summary>Bytecode beside the modules, as <c>pex --compile</c> and pex 1.x leave it.</summary>
internal static class Bytecode
{
    public static IReadOnlyList<FixtureFile> Beside(IReadOnlyList<FixtureFile> files, string python)
    {
        using var folder = new TemporaryFolder();
        FixtureFile.WriteAll(files, folder.Path);
        var modules = files.Where(file => file.Path.EndsWith(".py", StringComparison.Ordinal)).ToList();
        var result = ProcessResult.Run(python, ["-c", Resources.Text("compile.py"), .. modules.Select(file => folder[file.Path])]);
        result.AssertSuccess();
        return [.. files, .. modules.Select(file => new FixtureFile(file.Path + "c", File.ReadAllBytes(folder[file.Path + "c"])))];
    }
}
