using Web;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
builder.Services.AddSingleton(new Signs(seed: 1));
await using WebApplication app = builder.Build();
app.MapGet("/signs", (float x, float y, Signs network) =>
{
    float[] answer = new float[1];
    network.Predict([x, y], answer);
    return answer[0];
});
await app.StartAsync();

// Asks itself, so that the test needs no port of its own.
using HttpClient client = new();
float answer = await client.GetFromJsonAsync<float>($"{app.Urls.First()}/signs?x=1&y=-1");
Console.WriteLine($"a probability: {answer is > 0 and < 1}");
