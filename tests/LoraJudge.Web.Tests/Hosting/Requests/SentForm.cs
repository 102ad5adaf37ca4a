using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using LoraJudge.Testing.Portal;

namespace LoraJudge.Web.Tests.Hosting.Requests;

/// <summary>A form of a page, as a browser would send it.</summary>
/// <param name="Page">Where it stands.</param>
/// <param name="Files">Names of its fields for files; then it is sent as multipart/form-data.</param>
internal sealed record SentForm(string Page, string Action, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<string> Files)
{
    public IEnumerable<string> Names =>
        Fields.Select(sent => sent.Name).Where(name => name != AntiforgeryToken.Field).Concat(Files).Distinct();

    public static IEnumerable<SentForm> OfPage(string page, string html) =>
        new HtmlParser()
            .ParseDocument(html)
            .Forms.Where(form => form.Method == "post")
            .Select(form => new SentForm(page, Address(page, form), [.. Values(form)], [.. FileFields(form)]));

    /// <summary>With another value of one field; every other one as it stands.</summary>
    public HttpContent With(string name, string value)
    {
        var fields = Fields.Where(field => field.Name != name).Append((Name: name, Value: value));
        if (Files.Count == 0)
            return new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        var form = new MultipartFormDataContent();
        foreach (var (field, text) in fields)
            form.Add(new StringContent(text), field);
        return form;
    }

    private static string Address(string page, IHtmlFormElement form) =>
        form.GetAttribute("action") is { Length: > 0 } action ? (action.StartsWith('/') ? action : $"/{action}") : page;

    private static IEnumerable<(string Name, string Value)> Values(IHtmlFormElement form)
    {
        var isSubmitted = false;
        foreach (var element in form.Elements.Where(element => element.GetAttribute("name") is { Length: > 0 }))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "file" }:
                    break;
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    yield return (name, box.Value);
                    break;
                case IHtmlInputElement input:
                    yield return (name, input.Value);
                    break;
                case IHtmlSelectElement select:
                    yield return (name, select.Value ?? "");
                    break;
                case IHtmlTextAreaElement area:
                    yield return (name, area.Value);
                    break;
                case IHtmlButtonElement button when !isSubmitted:
                    isSubmitted = true;
                    yield return (name, button.Value);
                    break;
            }
        }
    }

    private static IEnumerable<string> FileFields(IHtmlFormElement form) =>
        form.Elements.OfType<IHtmlInputElement>().Where(input => input.Type == "file").Select(input => input.Name!);
}
