namespace PexBuild.Unpacking;

/// <summary>What unpacking over a folder does with what was changed in it since it was unpacked.</summary>
public enum OnEdits
{
    /// <summary>Refuse, with one line for each changed file, and leave the folder alone.</summary>
    Fail,

    /// <summary>Carry the changes over; refuse where the PEX changed the same file.</summary>
    Keep,

    /// <summary>Put the PEX's files in their place and save the changed ones under <c>.pexbuild/saved</c>.</summary>
    Overwrite,
}
