using System.Reflection;
using System.Text;

namespace PexBuild.Planning;

/// <summary>The Python, shell and MSBuild files for an unpacked folder, embedded from <c>src/PexBuild.Core/Runtime</c>.</summary>
internal static class RuntimeFiles
{
    private const string Prefix = "Runtime/";
    private static readonly Assembly s_assembly = typeof(RuntimeFiles).Assembly;

    /// <summary>Returns the files in a folder of <c>Runtime</c>, by their path in it, in order.</summary>
    public static IEnumerable<KeyValuePair<string, byte[]>> Below(string folder)
    {
        var prefix = Prefix + folder + "/";
        foreach (var name in s_assembly.GetManifestResourceNames().Select(Normalised).Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .OrderBy(name => name, StringComparer.Ordinal))
            yield return new(name.Substring(prefix.Length), Bytes(name.Substring(Prefix.Length)));
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));

    public static byte[] Bytes(string name)
    {
        using var stream = s_assembly.GetManifestResourceStream(Prefix + name) ?? s_assembly.GetManifestResourceStream((Prefix + name).Replace('/', '\\'))
            ?? throw new InvalidOperationException("No embedded file " + name);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    // The build writes %(RecursiveDir) with the separators of the build machine.
    private static string Normalised(string name) => name.Replace('\\', '/');
}
