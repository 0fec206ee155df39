using System.Globalization;
using PexBuild.Diagnostics;

namespace PexBuild.Unpacking;

/// <summary>Where what is overwritten is kept: <c>.pexbuild/saved/N</c>, a new number each time.</summary>
internal sealed class SaveFolder
{
    private readonly string _staged;
    private readonly string _folder;
    private readonly UnpackPlan _plan;
    private int _count;

    public SaveFolder(string staged, string parent, UnpackPlan plan)
    {
        var number = 1;
        while (Directory.Exists(CarriedEdits.At(staged, Name(parent, number))))
            number++;
        _staged = staged;
        _folder = Name(parent, number);
        _plan = plan;
    }

    public void Add(string file, string path)
    {
        CarriedEdits.Copy(file, CarriedEdits.At(_staged, _folder + "/" + path));
        _count++;
    }

    public void Report()
    {
        if (_count > 0)
            _plan.Warn(PexErrors.EditsSaved.Warning(_plan.Folder, _count, _folder));
    }

    private static string Name(string parent, int number) => parent + "/" + number.ToString(CultureInfo.InvariantCulture);
}
