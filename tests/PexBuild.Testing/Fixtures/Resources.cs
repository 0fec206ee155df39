namespace PexBuild.Testing.Fixtures;

/// <summary>The Python and sh texts of the fixtures, embedded as files.</summary>
internal static class Resources
{
    public static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream($"Python/{name}")
            ?? throw new InvalidOperationException($"There is no embedded file Python/{name}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
