
namespace PexBuild.MSBuild.EndToEnd;

[TestClass]
public sealed class ErrorTests
{
    [TestMethod]
    public void What_cannot_be_is_one_error_with_a_code_and_the_file()
    {
        var sample = Sample.Program(items: """
            <UnpackPex Include="tools/greet.pex" Condition="'$(Case)' != 'missing'" />
            <UnpackPex Include="tools/none.pex" Condition="'$(Case)' == 'missing'" />
            <UnpackPex Include="tools/../tools/greet.pex" OutputFolder="greet/inner" Condition="'$(Case)' == 'meet'" />
            <UnpackPex Update="tools/greet.pex" OutputFolder="../outside" Condition="'$(Case)' == 'outside'" />
            <UnpackPex Update="tools/greet.pex" OutputFolder="/etc/pex" Condition="'$(Case)' == 'rooted'" />
            <UnpackPex Update="tools/greet.pex" Patch="maybe" Condition="'$(Case)' == 'flag'" />
            <UnpackPex Update="tools/greet.pex" OnEdits="merge!" Condition="'$(Case)' == 'word'" />
            <UnpackPex Update="tools/greet.pex" OutputFolder="sample" Condition="'$(Case)' == 'program'" />
            <UnpackPex Update="tools/greet.pex" OutputFolder="sample.dll/inner" Condition="'$(Case)' == 'below'" />
            <UnpackPex Update="tools/greet.pex" Sha256="0123" Condition="'$(Case)' == 'pin'" />
            <UnpackPex Update="tools/greet.pex" EntryPoint="os; import evil" Condition="'$(Case)' == 'entry'" />
            """);
        sample.Dotnet("restore").AssertSuccess();

        foreach (var (name, code, file) in new[]
        {
            ("missing", "PEX4001", "tools/none.pex"),
            ("meet", "PEX4002", "tools/greet.pex"),
            ("outside", "PEX4003", "tools/greet.pex"),
            ("rooted", "PEX4003", "tools/greet.pex"),
            ("flag", "PEX4004", "tools/greet.pex"),
            ("word", "PEX4004", "tools/greet.pex"),
            ("program", "PEX4005", "tools/greet.pex"),
            ("below", "PEX4005", "tools/greet.pex"),
            ("pin", "PEX4008", "tools/greet.pex"),
            ("entry", "PEX1103", "tools/greet.pex"),
        })
        {
            var error = sample.Dotnet("msbuild", "-t:UnpackPex", "-p:Case=" + name).SingleError(code);
            Assert.AreEqual(sample[file], error.File, name);
            Assert.IsFalse(Directory.Exists(sample.Unpacked), name);
        }
    }
}
