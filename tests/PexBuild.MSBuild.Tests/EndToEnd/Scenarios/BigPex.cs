using System.Globalization;
using PexBuild.Testing.Fixtures;

namespace PexBuild.MSBuild.EndToEnd.Scenarios;

/// <summary>A program with so many files that what is done to them takes a while.</summary>
internal static class BigPex
{
    public static string Write(string path, int files = 3000)
    {
        var fixture = new PexFixture().Add("big/__init__.py", "").Add("big/cli.py", "def main():\n    print('big')\n").WithEntryPoint("big.cli:main");
        for (var i = 0; i < files; i++)
            fixture.Add(string.Create(CultureInfo.InvariantCulture, $"big/data{i % 40}/file{i}.txt"),
                string.Create(CultureInfo.InvariantCulture, $"content {i}\n"));
        return fixture.WriteTo(path);
    }
}
