using PexBuild.Testing;

namespace PexBuild;

/// <summary>Lines are as long as <c>.editorconfig</c> says, which no analyzer checks.</summary>
[TestClass]
public sealed class LineLengthTests
{
    private const int Limit = 160;

    [TestMethod]
    [DataRow("src")]
    [DataRow("tests")]
    [DataRow("eng")]
    public void No_line_of_C_is_longer_than_the_limit(string folder)
    {
        var files = Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories).ToArray();
        var longer = from file in files
                     from line in File.ReadLines(file).Select((text, index) => (text.Length, Number: index + 1))
                     where line.Length > Limit
                     select $"{Path.GetRelativePath(Repository.Root, file)}({line.Number}): {line.Length}";

        Assert.AreEqual("", string.Join('\n', longer));
        Assert.IsGreaterThan(3, files.Length);
    }

    [TestMethod]
    public void The_limit_is_that_of_the_editor() => Assert.Contains($"\nmax_line_length = {Limit}\n", File.ReadAllText(Repository.At(".editorconfig")));
}
