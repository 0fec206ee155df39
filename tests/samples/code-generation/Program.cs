Console.WriteLine($"A marathon has {42.195 * Units.Kilometre / Units.Mile:F1} miles.");
