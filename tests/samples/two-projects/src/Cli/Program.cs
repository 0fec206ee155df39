using Words;

Console.WriteLine(WordCount.Of(string.Join(' ', args)));
