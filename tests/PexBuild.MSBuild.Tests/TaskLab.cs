using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.MSBuild.EndToEnd;
using PexBuild.MSBuild.Tasks;
using PexBuild.Testing;

namespace PexBuild.MSBuild;

/// <summary>Runs the tasks in the order of the targets, without MSBuild.</summary>
internal sealed class TaskLab : IDisposable
{
    private const string State = "obj/pex.cache/";
    private const string UnpackPath = "obj/pex/";

    private readonly TemporaryFolder _folder = new();
    private readonly Engine _engine = new();

    public TaskLab() => GreetPex.Write(_folder["greet.pex"]);

    public string Pex => _folder["greet.pex"];

    public string Unpacked => _folder["obj/pex/greet"];

    public string Copy => _folder["bin/greet"];

    public string CopyRecord => Assert.ContainsSingle(Directory.GetFiles(_folder["obj/pex.cache"], "greet.*.copy"));

    public string SeenFile => Assert.ContainsSingle(Directory.GetFiles(_folder["obj/pex.cache"], "greet.*.seen"));

    /// <summary>Makes the record what it is when a build is killed before it records any of the files that it copies.</summary>
    /// <param name="before">The record as the build found it.</param>
    public void LeaveUnrecorded(string before) =>
        File.WriteAllText(CopyRecord,
            before + string.Concat(
                File.ReadAllLines(CopyRecord).Skip(2).Except(before.Split('\n'))
                    .Select(line => line.Replace(" copy ", " incoming ", StringComparison.Ordinal) + "\n")));

    /// <summary>The codes of the errors and warnings so far.</summary>
    public IReadOnlyList<string> Codes => _engine.Codes;

    public bool Unpack(string onEdits = "fail") => Run(new UnpackPex { Items = Prepare(onEdits) });

    /// <summary>Unpacks to one folder in two builds at once, each with its own state files, such as those of two frameworks.</summary>
    public bool UnpackTwiceAtOnce()
    {
        string[] states = ["obj/one/pex.cache/", "obj/other/pex.cache/"];
        var tasks = Array.ConvertAll(states, state => new UnpackPex { Items = Prepare("fail", state) });
        using var start = new Barrier(tasks.Length);
        var succeeded = tasks.Select(task => System.Threading.Tasks.Task.Run(() => start.SignalAndWait(TimeSpan.FromMinutes(1)) && Run(task))).ToArray();
        return System.Threading.Tasks.Task.WhenAll(succeeded).GetAwaiter().GetResult().All(success => success);
    }

    public bool CopyToOutput(string onEdits = "fail", bool question = false) =>
        Run(new CopyUnpackedPex { Items = Prepare(onEdits), OutputDirectory = "bin/", FailIfNotIncremental = question });

    /// <summary>Copies, and returns the paths below the output directory of the files that referencing projects get.</summary>
    public IReadOnlyList<string> CopyForOthers()
    {
        var task = new CopyUnpackedPex { Items = Prepare("fail"), OutputDirectory = "bin/", ListFiles = "true" };
        Assert.IsTrue(Run(task));
        return [.. task.Files.Select(file => file.GetMetadata("TargetPath"))];
    }

    public bool Clean() => Run(new CleanUnpackedPex { ProjectDirectory = _folder.Path, UnpackPath = UnpackPath, StatePath = State, OutputDirectory = "bin/" });

    /// <summary>Copies in a build that is already cancelled.</summary>
    public bool CopyCancelled()
    {
        var task = new CopyUnpackedPex { Items = Prepare("fail"), OutputDirectory = "bin/" };
        task.Cancel();
        return Run(task);
    }

    public void Dispose() => _folder.Dispose();

    private ITaskItem[] Prepare(string onEdits, string state = State)
    {
        var item = new TaskItem(Pex);
        item.SetMetadata("OnEdits", onEdits);
        var prepare = new PreparePexItems { Items = [item], ProjectDirectory = _folder.Path, UnpackPath = UnpackPath, StatePath = state };
        Assert.IsTrue(Run(prepare));
        return prepare.PreparedItems;
    }

    private bool Run(PexTask task)
    {
        task.BuildEngine = _engine;
        return task.Execute();
    }

    private sealed class Engine : IBuildEngine
    {
        public List<string> Codes { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "lab.proj";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) =>
            throw new NotSupportedException();

        public void LogCustomEvent(CustomBuildEventArgs e) => throw new NotSupportedException();

        public void LogErrorEvent(BuildErrorEventArgs e)
        {
            Assert.StartsWith("https://", e.HelpLink);
            Codes.Add(e.Code);
        }

        public void LogMessageEvent(BuildMessageEventArgs e)
        {
        }

        public void LogWarningEvent(BuildWarningEventArgs e) => Codes.Add(e.Code);
    }
}
