using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Text;

namespace NetGen.Training;

/// <summary>Writes HTML that is XML as well; whatever comes from outside is escaped here.</summary>
internal sealed class HtmlPage
{
    // Below it a picture's text cannot be read; a narrower window scrolls the picture.
    private const int LeastPictureWidth = 620;
    private const double LeastScale = 0.69;

    private const string Style = """
        :root { color-scheme: light dark; --ink: #24292f; --paper: #ffffff; --quiet: #57606a; --line: #d0d7de;
          --tint: #f6f8fa; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --paper: #0d1117; --quiet: #9198a1;
          --line: #3d444d; --tint: #161b22; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 70rem; color: var(--ink); background: var(--paper);
          font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", Verdana, sans-serif; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 0.5rem 0 1rem; overflow-wrap: anywhere; }
        h2 { font-size: 1.35rem; margin: 2rem 0 0.75rem; border-bottom: 1px solid var(--line);
          overflow-wrap: anywhere; }
        h3 { font-size: 1.05rem; margin: 1.5rem 0 0.5rem; }
        dl { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 0.5rem; margin: 0; }
        dl div { background: var(--tint); border: 1px solid var(--line); border-radius: 6px; padding: 0.4rem 0.7rem; }
        dt { color: var(--quiet); font-size: 0.8rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        figure, .scroll { margin: 1rem 0; overflow-x: auto; }
        figure svg { display: block; max-width: 100%; height: auto; }
        pre { margin: 0; padding: 0.75rem; background: var(--tint); border: 1px solid var(--line); border-radius: 6px;
          overflow-x: auto; font: 0.8rem/1.4 ui-monospace, "DejaVu Sans Mono", Consolas, monospace; }
        details { margin: 0.75rem 0; }
        summary { cursor: pointer; margin-bottom: 0.4rem; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9rem; }
        th, td { padding: 0.3rem 0.8rem; text-align: right; border-bottom: 1px solid var(--line);
          white-space: nowrap; }
        th { color: var(--quiet); font-weight: 600; background: var(--tint); }
        th:first-child, td:first-child, .text th, .text td { text-align: left; }
        .text td { vertical-align: top; }
        .text td:last-child { white-space: normal; min-width: 18rem; overflow-wrap: anywhere; }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } th, td { padding: 0.3rem 0.5rem; } }
        @media print { figure, .scroll, pre { overflow: visible; } }
        """;

    private readonly StringBuilder body = new();

    public void Heading(string text) => body.Append($"<h2>{Escape(text)}</h2>\n");

    public void Paragraph(string text) => body.Append($"<p>{Escape(text)}</p>\n");

    public void Preformatted(string title, string text) =>
        body.Append($"<h3>{Escape(title)}</h3>\n<pre tabindex=\"0\">{Escape(text)}</pre>\n");

    /// <summary>Text that is shown when the reader opens it.</summary>
    public void Folded(string title, string text) => body.Append(
        $"<details><summary>{Escape(title)}</summary>\n<pre tabindex=\"0\">{Escape(text)}</pre></details>\n");

    public void Facts(IReadOnlyList<(string Name, string Value)> facts)
    {
        body.Append("<dl>\n");
        foreach ((string name, string value) in facts)
            body.Append($"<div><dt>{Escape(name)}</dt><dd>{Escape(value)}</dd></div>\n");
        body.Append("</dl>\n");
    }

    public void Figure(string svg, int width)
    {
        int readable = Math.Max(LeastPictureWidth, (int)Math.Round(LeastScale * width));
        string least = Math.Min(width, readable).ToString(CultureInfo.InvariantCulture);
        body.Append($"<figure tabindex=\"0\"><div style=\"min-width:{least}px\">{svg}</div></figure>\n");
    }

    /// <summary>A table of numbers behind its first column.</summary>
    public void Table(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        Table("<table>", title, columns, rows);

    /// <summary>A table of text, which may run over several lines.</summary>
    public void TextTable(string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows) =>
        Table("<table class=\"text\">", title, columns, rows);

    private void Table(
        string start, string title, IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        body.Append($"<h3>{Escape(title)}</h3>\n<div class=\"scroll\" tabindex=\"0\">{start}\n<thead><tr>");
        body.AppendJoin("", columns.Select(column => $"<th scope=\"col\">{Escape(column)}</th>"));
        body.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            body.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Escape(cell)}</td>"));
            body.Append("</tr>\n");
        }

        body.Append("</tbody></table></div>\n");
    }

    // The policy keeps a reader's browser from asking any network, whatever is in the text.
    public string Document(string title) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{Escape(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <h1>{Escape(title)}</h1>
        {body}</body>
        </html>

        """.ReplaceLineEndings("\n");

    // Characters that neither XML nor HTML may have are shown as the replacement character.
    private static string Escape(string text) => WebUtility.HtmlEncode(string.Concat(text.Select(character =>
        char.IsControl(character) && character is not ('\n' or '\t' or '\r') ? '\uFFFD' : character)));
}
