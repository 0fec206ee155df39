#pragma warning disable IDE0130 // MSBuild looks for the attribute by its full name.
namespace Microsoft.Build.Framework;
#pragma warning restore IDE0130

/// <summary>
/// Marks a task that may run in parallel with others in one process (<c>-mt</c>). MSBuild looks for it by its full name, so this internal copy works with every
/// version of MSBuild; those that do not know it ignore it.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
