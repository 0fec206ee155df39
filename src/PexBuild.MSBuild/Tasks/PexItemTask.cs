using Microsoft.Build.Framework;
using PexBuild.MSBuild.Items;

namespace PexBuild.MSBuild.Tasks;

/// <summary>The base of the tasks that work on prepared items.</summary>
public abstract class PexItemTask : PexTask
{
    /// <summary>The items that <see cref="PreparePexItems"/> prepared.</summary>
    public ITaskItem[] Items { get; set; } = [];

    private protected override string Origin => Items.Length > 0 ? ReadItems()[0].ProjectDirectory : base.Origin;

    private protected PexItem[] ReadItems() => Array.ConvertAll(Items, PexItem.FromPrepared);
}
