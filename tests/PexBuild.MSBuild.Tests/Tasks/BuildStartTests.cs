using PexBuild.Testing;

namespace PexBuild.MSBuild.Tasks;

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
    public void A_build_is_for_a_single_project_if_the_command_line_names_it(string commandLine) => Assert.IsTrue(IsSingleProjectBuild(commandLine));

    [TestMethod]
    [DataRow("dotnet.dll build app/app.csproj", "another project")]
    [DataRow("dotnet.dll build all.sln", "a solution")]
    [DataRow("dotnet.dll build app", "the folder of a project")]
    [DataRow("dotnet.dll build dirs.proj -p:Project=lib/lib.csproj", "a project in a property")]
    [DataRow("dotnet.dll build app/script.cs", "a file-based program, which may reference projects")]
    [DataRow("dotnet.dll run --project=app/app.csproj", "dotnet run, whose project is an option")]
    [DataRow("dotnet.dll test lib/lib.csproj", "dotnet test, which chooses the projects itself")]
    [DataRow("dotnet.dll", "no verb")]
    [DataRow("dotnet.dll msbuild @arguments.rsp lib/lib.csproj", "a response file, whose content is unknown")]
    [DataRow("MSBuild.dll /noautoresponse /nologo /nodemode:1 /nodeReuse:false", "a worker")]
    [DataRow("MSBuild.dll -nodemode:8 lib/lib.csproj", "the build server")]
    [DataRow("Editor.dll lib/lib.csproj", "another program")]
    [DataRow("dotnet.dll build", "several projects in the start directory")]
    public void Otherwise_other_projects_may_reference_it(string commandLine, string reason) => Assert.IsFalse(IsSingleProjectBuild(commandLine), reason);

    [TestMethod]
    [DataRow("dotnet.dll build")]
    [DataRow("dotnet.dll build -c Release")]
    [DataRow("MSBuild.dll -t:Build")]
    public void Without_a_name_the_build_is_for_the_only_project_in_the_start_directory(string commandLine)
    {
        Assert.IsTrue(IsSingleProjectBuild(commandLine, "lib"));
        Assert.IsFalse(IsSingleProjectBuild(commandLine, "app"));
        Assert.IsFalse(IsSingleProjectBuild(commandLine, "lib", file => file.Write("lib/lib.sln")));
        Assert.IsFalse(IsSingleProjectBuild(commandLine, "lib", file => file.Write("lib/other.vbproj")));
    }

    [TestMethod]
    public void Another_project_that_is_named_counts_in_any_start_directory() => Assert.IsFalse(IsSingleProjectBuild("dotnet.dll build ../app", "lib"));

    private static bool IsSingleProjectBuild(string commandLine, string start = "", Action<Files>? prepare = null)
    {
        using var folder = new TemporaryFolder();
        var files = new Files(folder);
        foreach (var path in (string[])["lib/lib.csproj", "app/app.csproj", "app/script.cs", "dirs.proj", "all.sln", "arguments.rsp"])
            files.Write(path);
        prepare?.Invoke(files);
        string[] words = commandLine.Split(' ');
        return BuildStart.IsSingleProjectBuild(folder["lib/lib.csproj"], start.Length == 0 ? folder.Path : folder[start], [Sdk + words[0], .. words[1..]]);
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
