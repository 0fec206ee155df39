namespace PexBuild.Patches;

/// <summary>Gives equal lines equal numbers, so that files can be compared by number.</summary>
internal sealed class LineNumbers
{
    private readonly Dictionary<ByteLine, int> _numbers = [];

    public int[] Assign(IReadOnlyList<ByteLine> lines)
    {
        var numbers = new int[lines.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!_numbers.TryGetValue(lines[i], out numbers[i]))
                _numbers.Add(lines[i], numbers[i] = _numbers.Count);
        }

        return numbers;
    }
}
