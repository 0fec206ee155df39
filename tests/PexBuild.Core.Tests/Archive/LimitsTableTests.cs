using System.Globalization;
using PexBuild.Testing;

namespace PexBuild.Archive;

/// <summary>SECURITY.md names the limits that there are, with the defaults that they have.</summary>
[TestClass]
public sealed class LimitsTableTests
{
    private static readonly Dictionary<string, string> s_rows = File.ReadLines(Repository.At("SECURITY.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToDictionary(cells => cells[1].Trim('`'), cells => cells[2]);

    [TestMethod]
    public void Each_row_has_the_default_of_a_limit_that_can_be_raised()
    {
        var limits = new ReadLimits();
        var defaults = new Dictionary<string, string>
        {
            ["entries"] = Number(limits.Entries),
            ["total-bytes"] = $"100 × the file's size, at least {Size(limits.TotalBytesFor(0))}, at most {Size(limits.TotalBytesFor(long.MaxValue))}",
            ["text-bytes"] = Size(limits.TextBytes),
            ["json-depth"] = Number(limits.JsonDepth),
            ["path-bytes"] = Number(limits.PathBytes),
            ["name-bytes"] = Number(limits.NameBytes),
            ["depth"] = Number(limits.Depth),
            ["wheel-memory"] = Size(limits.WheelMemory),
            ["patch-bytes"] = Size(limits.PatchBytes),
        };

        Assert.HasCount(typeof(ReadLimits).GetProperties().Count(property => property.SetMethod is not null), s_rows, "A limit has no row.");
        foreach (var (name, text) in defaults)
        {
            Assert.AreEqual(text, s_rows[name], name);
            Assert.IsNotNull(ReadLimits.Parse(name + "=7"));
        }
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes % (1L << 30) == 0 ? $"{bytes >> 30} GiB" : $"{bytes >> 20} MiB";
}
