namespace PexBuild.Fuzz;

/// <summary>A temporary folder for test cases: emptied between cases and deleted at the end.</summary>
internal sealed class TemporaryPlace : IDisposable
{
    public TemporaryPlace() => Path = Directory.CreateTempSubdirectory("pexbuild-fuzz-").FullName;

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Fails if the folder contains anything but <paramref name="names"/>.</summary>
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
