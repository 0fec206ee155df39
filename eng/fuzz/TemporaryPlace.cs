namespace PexBuild.Fuzz;

/// <summary>A folder for the cases, gone at the end, and what is in it between them.</summary>
internal sealed class TemporaryPlace : IDisposable
{
    public TemporaryPlace() => Path = Directory.CreateTempSubdirectory("pexbuild-fuzz-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Fails if anything but these is there.</summary>
    public void RequireOnly(params string[] names)
    {
        foreach (var entry in Directory.GetFileSystemEntries(Path).Select(entry => System.IO.Path.GetFileName(entry)))
        {
            if (!names.Contains(entry))
                throw new FindingException("something was left behind: " + entry);
        }
    }

    public void Remove(string name)
    {
        if (Directory.Exists(this[name]))
            Directory.Delete(this[name], recursive: true);
        else
            File.Delete(this[name]);
    }

    public void Clear()
    {
        foreach (var entry in Directory.GetFileSystemEntries(Path))
            Remove(System.IO.Path.GetFileName(entry));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
