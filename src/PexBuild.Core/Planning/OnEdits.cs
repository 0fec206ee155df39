
namespace PexBuild.Planning;

/// <summary>How unpacking over an existing folder treats changes made since it was unpacked.</summary>
public enum OnEdits
{
    /// <summary>Fail, with one line for each changed file, and leave the folder unchanged.</summary>
    Fail,

    /// <summary>Keep the changes; fail if the PEX changed the same file.</summary>
    Keep,

    /// <summary>Save the changed files under <c>.pexbuild/saved</c> and replace them with the files of the PEX.</summary>
    Overwrite,

    /// <summary>
    /// Merge the changes in the folder with the changes in the PEX, three ways. Where both changed the same place, the file
    /// contains both versions between conflict markers (<c>&lt;&lt;&lt;&lt;&lt;&lt;&lt;</c>), the original file is saved, and the
    /// result of unpacking lists it as a conflict.
    /// </summary>
    Merge,
}
