using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using PexBuild.MSBuild.EndToEnd;
using PexBuild.Testing;

namespace PexBuild.MSBuild;

/// <summary>Runs the tasks as the targets chain them, without MSBuild around them.</summary>
internal sealed class TaskLab : IDisposable
{
    private const string State = "obj/pex.cache/";

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
        File.WriteAllText(CopyRecord, before + string.Concat(File.ReadAllLines(CopyRecord).Skip(2).Except(before.Split('\n')).Select(line => line.Replace(" copy ", " incoming ", StringComparison.Ordinal) + "\n")));

    /// <summary>The codes of the errors and warnings so far.</summary>
    public IReadOnlyList<string> Codes => _engine.Codes;

    public bool Unpack(string onEdits = "fail") => Run(new UnpackPex { Item = Prepare(onEdits)[0] });

    /// <summary>Unpacks to the one folder in two builds at once, each with a memory of its own: those of two frameworks, say.</summary>
    public bool UnpackTwiceAtOnce()
    {
        string[] states = ["obj/one/pex.cache/", "obj/other/pex.cache/"];
        var tasks = states.Select(state => (State: state, Task: new UnpackPex { Item = Prepare("fail", state)[0] })).ToArray();
        using var start = new Barrier(tasks.Length);
        var succeeded = tasks.Select(task => System.Threading.Tasks.Task.Run(() => start.SignalAndWait(TimeSpan.FromMinutes(1)) && Run(task.Task, task.State))).ToArray();
        return System.Threading.Tasks.Task.WhenAll(succeeded).GetAwaiter().GetResult().All(success => success);
    }

    public bool CopyToOutput(string onEdits = "fail", bool question = false) => Run(new CopyUnpackedPex { Items = Prepare(onEdits), OutputDirectory = "bin/", FailIfNotIncremental = question });

    /// <summary>Copies, and gives the files that referring projects get, by their places below the output directory.</summary>
    public IReadOnlyList<string> CopyForOthers()
    {
        var task = new CopyUnpackedPex { Items = Prepare("fail"), OutputDirectory = "bin/", ListFiles = "true" };
        Assert.IsTrue(Run(task));
        return [.. task.Files.Select(file => file.GetMetadata("TargetPath"))];
    }

    public bool Clean() => Run(new CleanUnpackedPex { OutputDirectory = "bin/" });

    /// <summary>Copies in a build that was cancelled already.</summary>
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
        var prepare = new PreparePexItems { Items = [item] };
        Assert.IsTrue(Run(prepare, state));
        return prepare.PreparedItems;
    }

    private bool Run(PexItemTask task, string state = State)
    {
        task.BuildEngine = _engine;
        task.ProjectDirectory = _folder.Path;
        task.UnpackPath = "obj/pex/";
        task.StatePath = state;
        return task.Execute();
    }

    private sealed class Engine : IBuildEngine
    {
        public List<string> Codes { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "lab.proj";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties, IDictionary targetOutputs) => throw new NotSupportedException();

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
