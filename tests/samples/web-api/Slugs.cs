using System.Diagnostics;

/// <summary>The Python program that is shipped beside this one.</summary>
internal static class Slugs
{
    private static readonly string s_launcher =
        Path.Combine(AppContext.BaseDirectory, "slugify", "bin", OperatingSystem.IsWindows() ? "slugify.cmd" : "slugify");

    public static async Task<string> OfAsync(string title, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(s_launcher) { RedirectStandardInput = true, RedirectStandardOutput = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("slugify did not start.");
        await process.StandardInput.WriteAsync(title.AsMemory(), cancellation);
        process.StandardInput.Close();
        var slug = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == 0 ? slug.Trim() : throw new InvalidOperationException($"slugify ended with {process.ExitCode}.");
    }
}
