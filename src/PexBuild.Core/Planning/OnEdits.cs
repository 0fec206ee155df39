
namespace PexBuild.Planning;

/// <summary>What unpacking over a folder does with what was changed in it since it was unpacked.</summary>
public enum OnEdits
{
    /// <summary>Refuse, with one line for each changed file, and leave the folder alone.</summary>
    Fail,

    /// <summary>Carry the changes over; refuse where the PEX changed the same file.</summary>
    Keep,

    /// <summary>Put the PEX's files in their place and save the changed ones under <c>.pexbuild/saved</c>.</summary>
    Overwrite,

    /// <summary>
    /// Bring together what was changed in the folder with what the PEX changed, three ways. Where both changed one place, both versions are there between
    /// marks (<c>&lt;&lt;&lt;&lt;&lt;&lt;&lt;</c>), the file as it was is saved, and the result of unpacking lists it as a conflict.
    /// </summary>
    Merge,
}
