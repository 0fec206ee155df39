using PexBuild.Testing;

namespace PexBuild.MSBuild;

[TestClass]
public sealed class BuildStartTests
{
    private const string Sdk = "/usr/share/dotnet/sdk/10.0.100/";

    [TestMethod]
    [DataRow("dotnet.dll build lib/lib.csproj")]
    [DataRow("dotnet.dll publish -c Release lib/lib.csproj -o out --no-restore")]
    [DataRow("dotnet.dll msbuild ./lib/../lib/lib.csproj -t:Build -p:A=b")]
    [DataRow("MSBuild.dll -maxcpucount -verbosity:m lib/lib.csproj -restore")]
    [DataRow("MSBuild.exe lib/lib.csproj")]
    public void A_build_is_for_the_project_alone_that_its_command_line_names(string commandLine) => Assert.IsTrue(IsForAlone(commandLine));

    [TestMethod]
    [DataRow("dotnet.dll build app/app.csproj", "another project")]
    [DataRow("dotnet.dll build all.sln", "a solution")]
    [DataRow("dotnet.dll build app", "the folder of a project")]
    [DataRow("dotnet.dll build dirs.proj -p:Project=lib/lib.csproj", "a project in a property")]
    [DataRow("dotnet.dll build app/script.cs", "a program of one file, which may refer to projects")]
    [DataRow("dotnet.dll run --project=app/app.csproj", "dotnet run, whose project is an option")]
    [DataRow("dotnet.dll test lib/lib.csproj", "dotnet test, which has projects of its own choice")]
    [DataRow("dotnet.dll", "no verb")]
    [DataRow("dotnet.dll msbuild @arguments.rsp lib/lib.csproj", "what a response file says is not known")]
    [DataRow("MSBuild.dll /noautoresponse /nologo /nodemode:1 /nodeReuse:false", "a worker")]
    [DataRow("MSBuild.dll -nodemode:8 lib/lib.csproj", "the build server")]
    [DataRow("Editor.dll lib/lib.csproj", "another program")]
    [DataRow("dotnet.dll build", "started where there are several")]
    public void Otherwise_others_may_refer_to_it(string commandLine, string reason) => Assert.IsFalse(IsForAlone(commandLine), reason);

    [TestMethod]
    [DataRow("dotnet.dll build")]
    [DataRow("dotnet.dll build -c Release")]
    [DataRow("MSBuild.dll -t:Build")]
    public void Without_a_name_it_is_for_the_project_where_it_was_started(string commandLine)
    {
        Assert.IsTrue(IsForAlone(commandLine, "lib"));
        Assert.IsFalse(IsForAlone(commandLine, "app"));
        Assert.IsFalse(IsForAlone(commandLine, "lib", file => file.Write("lib/lib.sln")));
        Assert.IsFalse(IsForAlone(commandLine, "lib", file => file.Write("lib/other.vbproj")));
    }

    [TestMethod]
    public void What_else_is_named_counts_wherever_it_was_started() => Assert.IsFalse(IsForAlone("dotnet.dll build ../app", "lib"));

    private static bool IsForAlone(string commandLine, string start = "", Action<Files>? prepare = null)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder);
        foreach (var path in (string[])["lib/lib.csproj", "app/app.csproj", "app/script.cs", "dirs.proj", "all.sln", "arguments.rsp"])
            files.Write(path);
        prepare?.Invoke(files);
        string[] words = commandLine.Split(' ');
        return BuildStart.IsForAlone(folder["lib/lib.csproj"], start.Length == 0 ? folder.Path : folder[start], [Sdk + words[0], .. words[1..]]);
    }

    private sealed class Files(TemporaryFolder folder)
    {
        public void Write(string path)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder[path])!);
            File.WriteAllText(folder[path], "");
        }
    }
}
