using System.Text;
using PexBuild.Pex;

namespace PexBuild.Planning;

/// <summary>
/// Writes the patched <c>__main__.py</c>. The only text in it that comes from the archive is the entry point, which consists of
/// identifiers or is a plain script name.
/// </summary>
internal static class EntryScript
{
    public const string Template = "main.py";

    public static byte[] Write(PexEntryPoint entryPoint, string? python)
    {
        var (function, argument) = entryPoint.Kind switch
        {
            PexEntryPointKind.None => ("run_interpreter", ""),
            PexEntryPointKind.Script => ("run_script", Quoted(entryPoint.Text)),
            _ => ("run", Quoted(entryPoint.Text)),
        };
        var text = RuntimeFiles.Text(Template)
            .Replace("@PYTHON@", python ?? "python3")
            .Replace("@RUN@", function)
            .Replace("@ARGUMENT@", argument);
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Quoted(string text) => "\"" + text + "\"";
}
