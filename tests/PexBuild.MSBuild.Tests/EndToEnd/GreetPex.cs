using PexBuild.Testing.Fixtures;

namespace PexBuild.MSBuild.EndToEnd;

/// <summary>A small program as a PEX: it prints a word of its dependency, its arguments, one a line, and ends with the status that it is told.</summary>
internal static class GreetPex
{
    public const string Words = ".deps/words-1.0-py2.py3-none-any.whl/words/__init__.py";

    public static string Write(string path, string word = "hello", string? extra = "extra", string version = "1.0")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var wheel = new WheelFixture("words", version).Add("words/__init__.py", $"WORD = '{word}'\n");
        if (extra is not null)
            wheel.Add($"words/more/{extra}.py", "MORE = True\n");
        return new PexFixture()
            .Add("greet/__init__.py", "")
            .Add("greet/cli.py", """
                import os
                import sys

                import words


                def main():
                    print(words.WORD)
                    print(os.getcwd())
                    for argument in sys.argv[1:]:
                        print("[" + argument + "]")
                    if "--err" in sys.argv:
                        sys.stderr.write("data.txt(3) : error X17: bad data\n")
                    if "--status" in sys.argv:
                        return int(sys.argv[sys.argv.index("--status") + 1])


                def other():
                    print("other")

                """)
            .AddDistribution(wheel)
            .WithEntryPoint("greet.cli:main")
            .WriteTo(path);
    }
}
