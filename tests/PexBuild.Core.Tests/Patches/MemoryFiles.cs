using PexBuild.Archive;
using System.Text;

namespace PexBuild.Patches;

/// <summary>A folder in memory that patches are applied to.</summary>
internal sealed class MemoryFiles : IPatchSource
{
    public Dictionary<string, PatchedFile> Files { get; } = [];

    public MemoryFiles Add(string path, string text) => Add(path, Encoding.UTF8.GetBytes(text));

    public MemoryFiles Add(string path, byte[] content, bool isExecutable = false)
    {
        Files[path] = new PatchedFile(content, isExecutable);
        return this;
    }

    public bool Exists(string path) => Files.ContainsKey(path);

    public PatchedFile Read(string path) => Files[path];

    public string? FindReplacement(string path) => null;

    /// <summary>Applies a patch, which must fit.</summary>
    public MemoryFiles Apply(byte[] patch, bool reverse = false)
    {
        var run = Run(patch, reverse, out var files);
        Assert.IsEmpty(run.Problems.Select(problem => problem.ToString()));
        return Take(files);
    }

    /// <summary>Applies a patch that must not fit.</summary>
    /// <returns>What is wrong.</returns>
    public string[] Refuse(string patch) => [.. Run(Encoding.UTF8.GetBytes(patch), false, out _).Problems.Select(problem => problem.ToString())];

    public string Text(string path) => Encoding.UTF8.GetString(Files[path].Content);

    private PatchRun Run(byte[] patch, bool reverse, out PatchedFiles files)
    {
        var parsed = PatchParser.Parse(patch, "p.patch", new ReadLimits(), out _);
        if (reverse)
            parsed = [.. parsed.Reverse().Select(file => file.Reversed())];
        var target = files = new PatchedFiles(this, new ReadLimits());
        var run = new PatchRun("p.patch", files, PatchLevel.Choose(parsed, target.Exists), (path, _) => path);
        run.Apply(parsed);
        return run;
    }

    private MemoryFiles Take(PatchedFiles files)
    {
        var result = new MemoryFiles();
        foreach (var (path, file) in Files)
            result.Files[path] = file;
        foreach (var (path, file) in files.Changed)
        {
            if (file is null)
                result.Files.Remove(path);
            else
                result.Files[path] = file;
        }

        return result;
    }
}
