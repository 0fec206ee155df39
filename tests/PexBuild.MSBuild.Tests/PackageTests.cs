using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PexBuild.MSBuild.EndToEnd;

namespace PexBuild.MSBuild;

[TestClass]
public sealed class PackageTests
{
    private static readonly string[] s_frameworkAssemblies =
        ["mscorlib", "System", "System.Core", "System.Numerics", "System.IO.Compression", "System.Net.Http", "System.Xml"];
    // Packing alone, which no task does, writes archives: the class library has the reference, and nothing loads it.
    private static readonly string[] s_leftOut = ["ICSharpCode.SharpZipLib"];
    private static readonly string[] s_buildAssemblies = ["Microsoft.Build.Framework", "Microsoft.Build.Utilities.Core"];

    [TestMethod]
    public void The_package_has_what_projects_import_and_the_tasks_with_all_that_they_need()
    {
        using var package = ZipFile.OpenRead(Lab.Package);

        Assert.AreEqual(
            """
            build/PexBuild.MSBuild.Output.targets
            build/PexBuild.MSBuild.buildschema.json
            build/PexBuild.MSBuild.props
            build/PexBuild.MSBuild.targets
            build/PexBuild.MSBuild.xaml
            buildMultiTargeting/PexBuild.MSBuild.targets
            tasks/net472/PexBuild.Core.dll
            tasks/net472/PexBuild.MSBuild.dll
            tasks/net472/System.Buffers.dll
            tasks/net472/System.IO.Hashing.dll
            tasks/net472/System.Memory.dll
            tasks/net472/System.Numerics.Vectors.dll
            tasks/net472/System.Runtime.CompilerServices.Unsafe.dll
            tasks/net472/System.Threading.Tasks.Extensions.dll
            tasks/net472/ZstdSharp.dll
            tasks/net8.0/PexBuild.Core.dll
            tasks/net8.0/PexBuild.MSBuild.dll
            tasks/net8.0/System.IO.Hashing.dll
            tasks/net8.0/ZstdSharp.dll
            """.ReplaceLineEndings("\n"),
            string.Join('\n',
                package.Entries.Select(entry => entry.FullName)
                    .Where(name => name.StartsWith("build", StringComparison.Ordinal) || name.EndsWith(".dll", StringComparison.Ordinal))
                    .Order(StringComparer.Ordinal)));
        using var reader = new StreamReader(package.GetEntry("PexBuild.MSBuild.nuspec")!.Open());
        var specification = reader.ReadToEnd();
        Assert.Contains("<developmentDependency>true</developmentDependency>", specification);
        Assert.DoesNotContain("<dependency ", specification);
        foreach (var file in (string[])["icon.png", "README.md"])
        {
            Assert.Contains($">{file}</", specification);
            Assert.IsNotNull(package.GetEntry(file), file);
        }
    }

    [TestMethod]
    [DataRow("net472")]
    [DataRow("net8.0")]
    public void Each_assembly_finds_its_references_beside_it_or_in_the_host(string framework)
    {
        using var package = ZipFile.OpenRead(Lab.Package);
        var shipped = package.Entries.Where(entry => entry.FullName.StartsWith($"tasks/{framework}/", StringComparison.Ordinal)).ToArray();
        var known = shipped.Select(entry => Path.GetFileNameWithoutExtension(entry.Name)).Concat(s_buildAssemblies).Concat(s_leftOut)
            .Concat(framework == "net472" ? s_frameworkAssemblies : SharedFramework()).ToHashSet(StringComparer.Ordinal);

        foreach (var entry in shipped)
        {
            using var content = new MemoryStream();
            using (var stream = entry.Open())
                stream.CopyTo(content);
            content.Position = 0;
            using var assembly = new PEReader(content);
            var metadata = assembly.GetMetadataReader();
            var missing = metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
                .Where(name => !known.Contains(name));
            Assert.AreEqual("", string.Join(", ", missing), entry.FullName);
        }
    }

    private static IEnumerable<string> SharedFramework() =>
        Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file)!);
}
