using Microsoft.Playwright;

namespace EigenFlux.Browser.Tests.Support;

/// <summary>A browser for all the tests; none where the machine has none.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Variable = "EFLUX_CHROMIUM";

    private static readonly string[] Names =
        ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome.exe", "msedge", "msedge.exe"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;
    private string reason = $"There is no Chromium on this machine. Install it, or name it in {Variable}.";

    public async Task InitializeAsync()
    {
        if (Find() is not { } path)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        try
        {
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path });
        }
        catch (PlaywrightException refused) when (Given is null)
        {
            // Some systems have a command of that name that only tells how to install one.
            reason = $"{path} does not start: {refused.Message.Split('\n')[0]}";
        }
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Opens a page from a file; the test is skipped where there is no browser.</summary>
    internal async Task<OpenPage> Open(string html, BrowserNewContextOptions? options = null)
    {
        Skip.If(browser is null, reason);
        var context = await browser!.NewContextAsync(options ?? new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1300, Height = 900 } });
        return await OpenPage.Of(context, html);
    }

    private static string? Given => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? path : null;

    private static string? Find() =>
        Given ?? (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).Concat(Places).FirstOrDefault(File.Exists);
}
