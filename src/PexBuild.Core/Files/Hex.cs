namespace PexBuild.Files;

internal static class Hex
{
    /// <summary>Lower-case hex digits, as Python's <c>hexdigest</c> writes them.</summary>
    public static string Lower(byte[] bytes)
    {
#if NET
        return Convert.ToHexString(bytes).ToLowerInvariant();
#else
        return BitConverter.ToString(bytes).Replace("-", "").ToLowerInvariant();
#endif
    }
}
