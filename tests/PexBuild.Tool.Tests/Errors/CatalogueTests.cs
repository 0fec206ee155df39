using System.Reflection;
using PexBuild.Diagnostics;
using PexBuild.Tool.Hostile;

namespace PexBuild.Tool.Errors;

/// <summary>No code without a command line that brings it about, or a reason why none can.</summary>
[TestClass]
public sealed class CatalogueTests
{
    // The family of the build: PEX4xxx.
    private const string Build = "PEX4";
    private const string BuildOnly = "only a build reports it: the tests of PexBuild.MSBuild provoke it";

    private static readonly Dictionary<string, string> s_elsewhere = new()
    {
        [PexErrors.ProgramFailed.Id] = BuildOnly,
        [PexErrors.PatchForOther.Id] = BuildOnly,
        [PexErrors.EditsInCopy.Id] = BuildOnly,
        [PexErrors.ProgramTimedOut.Id] = "the tool gives a program all the time it wants; a build may limit it",
        [PexErrors.ProgramNotStarted.Id] = "the tool starts programs in the folder that it was started in, which is there; a build may name another",
        [PexErrors.UnbalancedQuote.Id] = "the tool gets its arguments split; a build splits PexArguments",
        [PexErrors.Unexpected.Id] = "a defect of PexBuild: whoever finds a command line for it has found one, and removes it",
        [PexErrors.TargetAppeared.Id] = $"two processes at once: {nameof(InterruptionTests)}",
        [PexErrors.LimitsText.Id] = $"the environment: {nameof(LimitErrorTests)}",
        [PexErrors.NoPython.Id] = $"the environment: {nameof(ToolErrorTests)}",
        [PexErrors.Interrupted.Id] = $"a signal: {nameof(ToolErrorTests)}, {nameof(InterruptionTests)}",
    };

    private static ErrorCase[] All =>
    [
        .. ContainerErrorTests.Cases, .. InfoErrorTests.Cases, .. EntryErrorTests.Cases, .. DistributionErrorTests.Cases, .. LimitErrorTests.Cases,
        .. FolderErrorTests.Cases, .. EditErrorTests.Cases, .. PackErrorTests.Cases, .. ToolErrorTests.Cases,
    ];

    [TestMethod]
    public void Every_code_is_provoked_through_the_command_line_or_has_a_reason_why_not()
    {
        var codes = typeof(PexErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<PexErrorCode>()
            .Select(code => code.Id).ToArray();
        var provoked = All.Select(one => one.Code.Id).ToHashSet();

        Assert.IsGreaterThan(100, codes.Length);
        Assert.AreEqual("",
            string.Join(" ",
                codes.Where(code => !code.StartsWith(Build, StringComparison.Ordinal) && !provoked.Contains(code) && !s_elsewhere.ContainsKey(code))),
            "These have no test.");
        Assert.AreEqual("", string.Join(" ", s_elsewhere.Keys.Where(code => provoked.Contains(code) || !codes.Contains(code))),
            "These have a reason and need none.");
    }

    [TestMethod]
    public void No_code_is_given_twice() =>
        Assert.IsEmpty(
            typeof(PexErrors).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<PexErrorCode>()
                .GroupBy(code => code.Id).Where(group => group.Count() > 1).Select(group => group.Key));
}
