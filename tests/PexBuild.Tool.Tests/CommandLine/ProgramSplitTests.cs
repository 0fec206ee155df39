using McMaster.Extensions.CommandLineUtils;

namespace PexBuild.Tool.CommandLine;

[TestClass]
public sealed class ProgramSplitTests
{
    [TestMethod]
    [DataRow("run a.pex", "run a.pex", "")]
    [DataRow("run a.pex x -h --python y", "run a.pex", "x -h --python y")]
    [DataRow("run a.pex -- x", "run a.pex", "x")]
    [DataRow("run a.pex -- -- x", "run a.pex", "-- x")]
    [DataRow("run a.pex x -- y", "run a.pex", "x -- y")]
    [DataRow("run -- -a.pex x", "run -- -a.pex", "x")]
    [DataRow("run --python p a.pex --python q", "run --python p a.pex", "--python q")]
    [DataRow("run --python=p a.pex x", "run --python=p a.pex", "x")]
    [DataRow("run -p p a.pex x", "run -p p a.pex", "x")]
    [DataRow("run -pp a.pex x", "run -pp a.pex", "x")]
    [DataRow("run -v a.pex -v", "run -v a.pex", "-v")]
    [DataRow("run --unknown a.pex x", "run --unknown a.pex", "x")]
    [DataRow("--verbosity quiet run a.pex x", "--verbosity quiet run a.pex", "x")]
    [DataRow("run run run", "run run", "run")]
    [DataRow("run - x", "run -", "x")]
    [DataRow("run", "run", "")]
    [DataRow("run --python", "run --python", "")]
    [DataRow("run --", "run --", "")]
    public void All_behind_the_argument_is_the_programs(string line, string ours, string programs)
    {
        using var command = new CommandLineApplication(new SilentConsole());
        command.Option("-p|--python <PYTHON>", "", CommandOptionType.SingleValue);
        command.Option("-v", "", CommandOptionType.NoValue);

        var split = ProgramSplit.Behind(line.Split(' '), "run", command);

        Assert.AreEqual(ours, string.Join(' ', split.Ours));
        Assert.AreEqual(programs, string.Join(' ', split.Programs));
    }
}
