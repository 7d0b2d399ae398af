using Microsoft.Playwright;

namespace EigenFlux.Browser.Tests.Support;

/// <summary>A page in the browser, and all that it did that a page must not do.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly string file = Path.Combine(Path.GetTempPath(), $"eflux-page-{Guid.NewGuid():N}.html");
    private readonly List<string> complaints = [];

    private OpenPage(IBrowserContext context, IPage page) => (this.context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>Opens it, and writes down errors, messages, requests and dialogs.</summary>
    public static async Task<OpenPage> Of(IBrowserContext context, string html)
    {
        var open = new OpenPage(context, await context.NewPageAsync());
        await File.WriteAllTextAsync(open.file, html);
        var address = new Uri(open.file).AbsoluteUri;
        open.Page.Console += (_, message) => open.complaints.Add($"console: {message.Text}");
        open.Page.PageError += (_, error) => open.complaints.Add($"error: {error}");
        open.Page.Dialog += (_, dialog) =>
        {
            open.complaints.Add($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        open.Page.Request += (_, request) =>
        {
            if (request.Url != address)
            {
                open.complaints.Add($"request: {request.Url}");
            }
        };
        await open.Page.GotoAsync(address);
        return open;
    }

    /// <summary>The middle of some tokens at a beat, on the screen.</summary>
    public async Task<(float X, float Y)> Place(int beat, double token)
    {
        var place = await Page.EvaluateAsync<float[]>(
            "([beat, token]) => { const { x, y } = eigenflux.place(beat, token); return [x, y]; }", new[] { beat, token });
        return (place[0], place[1]);
    }

    public async Task Hover(int beat, double token)
    {
        var (x, y) = await Place(beat, token);
        await Page.Mouse.MoveAsync(x, y);
    }

    public Task<string> Text(string selector) => Page.Locator(selector).InnerTextAsync();

    /// <summary>Fails where the page said, asked or loaded anything.</summary>
    public void ShouldHaveBehaved() => complaints.ShouldBeEmpty();

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        File.Delete(file);
    }
}
