using System.Diagnostics;
using System.Globalization;

namespace Words;

public static class WordCount
{
    public static int Of(string text)
    {
        var launcher = Path.Combine(AppContext.BaseDirectory, "words", "bin", OperatingSystem.IsWindows() ? "words.cmd" : "words");
        using var process = Process.Start(new ProcessStartInfo(launcher, [text]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? int.Parse(output, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"words ended with {process.ExitCode}.");
    }
}
