var app = WebApplication.CreateBuilder(args).Build();

app.MapGet("/slug", async (string title, CancellationToken cancellation) => new { title, slug = await Slugs.OfAsync(title, cancellation) });

app.Run();
