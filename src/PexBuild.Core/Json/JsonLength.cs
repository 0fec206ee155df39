namespace PexBuild.Json;

/// <summary>Determines whether a value fits into a line, without writing it. It stops as soon as the line is full.</summary>
internal static class JsonLength
{
    public static bool Fits(JsonValue value, int room) => Left(value, room) >= 0;

    /// <summary>The remaining room; negative if the value does not fit.</summary>
    private static int Left(JsonValue value, int room) => value switch
    {
        _ when room < 0 => room,
        JsonObject members => Left(members, room - 2),
        JsonArray items => Left(items, room - 2),
        JsonString text => LeftOfText(text.Value, room),
        JsonNumber number => room - number.Text.Length,
        JsonBoolean { Value: false } => room - 5,
        _ => room - 4, // true, null
    };

    private static int Left(JsonArray items, int room)
    {
        for (var i = 0; i < items.Count && room >= 0; i++)
            room = Left(items[i], room - (i == 0 ? 0 : 2));
        return room;
    }

    private static int Left(JsonObject members, int room)
    {
        for (var i = 0; i < members.Count && room >= 0; i++)
            room = Left(members[i].Value, LeftOfText(members[i].Key, room - (i == 0 ? 2 : 4)));
        return room;
    }

    /// <summary>An escape sequence counts as one character, so a line may become somewhat longer than the limit.</summary>
    private static int LeftOfText(string text, int room) => room - text.Length - 2;
}
