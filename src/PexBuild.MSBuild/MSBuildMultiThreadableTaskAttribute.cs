namespace Microsoft.Build.Framework;

/// <summary>
/// Says that a task may run beside others in one process (<c>-mt</c>). MSBuild knows it by its full name, so that this internal copy serves
/// every version of MSBuild, and the ones without it see nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class MSBuildMultiThreadableTaskAttribute : Attribute;
