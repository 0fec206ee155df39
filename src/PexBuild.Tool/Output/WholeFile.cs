namespace PexBuild.Tool;

/// <summary>Writes a file that appears when it is complete.</summary>
internal static class WholeFile
{
    public static void Write(string path, IEnumerable<byte[]> parts)
    {
        var part = path + ".part-" + Guid.NewGuid().ToString("N")[..8];
        try
        {
            using (var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write))
            {
                foreach (var bytes in parts)
                    file.Write(bytes);
            }

            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
