using System.Text;
using PexBuild.Diagnostics;
using PexBuild.Fuzz.Mutation;
using PexBuild.Json;
using PexBuild.Packaging;
using PexBuild.Pex;
using PexBuild.Running;

namespace PexBuild.Fuzz.Targets;

/// <summary>The parsers of small texts, each with its own invariant.</summary>
internal sealed class TextTarget() : FuzzTarget("text")
{
    private static readonly string[] s_seeds =
    [
        "requests[socks,security]>=2.8.1,==2.8.*;python_version<'2.7' and (os_name == \"nt\" or extra in 'x')",
        "name @ https://example.org/x.whl ; sys_platform not in 'win32'",
        "CPython>=3.8,!=3.9.*,<4", "~=1.4.5a4,===x", "1!2.3a4.post5.dev6+local.7",
        "Metadata-Version: 2.1\nName: x\nVersion: 1\nRequires-Python: >=3\nRequires-Dist: a\n b\n\nbody\n",
        "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py2-none-any\nTag: cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64\n",
        "[console_scripts]\nx = a.b:c [extra]\n# c\n[y]\nz=w\n", "six-1.16.0-1x-py2.py3-none-any.whl", "x-1-py3.6-linux_x86_64.egg",
        "a>=1\n\n[x:python_version<'3']\nb\n",
        """{"build_properties": {"pex_version": "2.1"}, "distributions": {"a": "b"}, "entry_point": "a:b","""
            + """ "inherit_path": "false", "inject_env": {"A": "b"}, "requirements": ["a"], "x": [1, 2.5e-3, null, true, "\u00e9"]}""",
        "--name 'two words' \"a\\\"b\" c\\ d",
    ];

    public override byte[] Make(Random random) => WordMutation.ChangeSome(Encoding.UTF8.GetBytes(s_seeds[random.Next(s_seeds.Length)]), random);

    public override string Run(byte[] input, Random random)
    {
        var text = Encoding.UTF8.GetString(input);
        CoreMetadata.Parse(input);
        WheelMetadata.Parse(input);
        EntryPointsFile.Parse(input);
        EggRequires.Parse(input);
        var read = Count(WheelFileName.TryParse(text, out _), EggFileName.TryParse(text, out _), Pep440Version.TryParse(text, out _),
            InterpreterConstraint.TryParse(text, out _));
        if (VersionSpecifierSet.TryParse(text, out var specifiers))
        {
            read++;
            specifiers.Contains("1.0", prereleases: true);
        }

        read += Reads<FormatException>(() => Requirement.Parse(text));
        read += Reads<PexException>(() => PexArguments.Split(text));
        read += Reads<PexException>(() => PexInfo.Read(input, "x.pex"));
        read += Reads<JsonFormatException>(() =>
        {
            var value = JsonReader.Read(input);
            if (!JsonReader.Read(JsonWriter.ToBytes(value, JsonLayout.Lines)).Equals(value))
                throw new FindingException("JSON does not survive being written");
        });
        return read == 0 ? "refused by all" : "read by some";
    }

    private static int Count(params bool[] outcomes) => outcomes.Count(outcome => outcome);

    private static int Reads<TRefusal>(Action read) where TRefusal : Exception
    {
        try
        {
            read();
            return 1;
        }
        catch (TRefusal)
        {
            return 0;
        }
    }
}
