using PexBuild.Tool.CommandLine;

namespace PexBuild.Tool.Verbs;

/// <summary>The verbs, in the order of the help.</summary>
internal static class AllVerbs
{
    public static IReadOnlyList<VerbDefinition> List { get; } =
    [
        new("unpack", "unpack a PEX into a folder that runs and can be edited", command => new UnpackVerb(command)),
        new("run", "run a PEX or an unpacked folder", command => new RunVerb(command), HasProgramArguments: true),
        new("info", "show what a PEX or an unpacked folder is", command => new InfoVerb(command)),
        new("status", "show what was edited, added, deleted or moved in an unpacked folder", command => new StatusVerb(command)),
        new("diff", "write the edits of an unpacked folder as a patch, or compare two PEX files", command => new DiffVerb(command)),
        new("apply", "apply patches to an unpacked folder", command => new ApplyVerb(command)),
        new("restore", "put back what was unpacked", command => new RestoreVerb(command)),
        new("pack", "make a PEX of an unpacked folder, edits included", command => new PackVerb(command)),
        new("verify", "recompute every hash that a PEX records", command => new VerifyVerb(command)),
    ];
}
