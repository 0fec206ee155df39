namespace PexBuild.Diagnostics;

public static partial class PexErrors
{
}
