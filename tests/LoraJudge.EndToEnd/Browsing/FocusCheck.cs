using Microsoft.Playwright;

namespace LoraJudge.EndToEnd.Browsing;

/// <summary>Whether whoever uses the keyboard alone sees where they are.</summary>
internal static class FocusCheck
{
    /// <summary>
    /// Focuses everything that Tab reaches, after a real key: the browser then shows a script's focus as it shows a key's. An indicator is an
    /// outline of 2 pixels or more with a contrast of 3 to 1, on the element or on what stands for it, of which at most one side is cut off.
    /// </summary>
    private const string Script = """
        () => {
          const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
          const over = (colours) => {
            pen.clearRect(0, 0, 1, 1);
            for (const colour of colours) {
              pen.fillStyle = colour;
              pen.fillRect(0, 0, 1, 1);
            }
            return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
          };
          const light = (rgb) => {
            const [r, g, b] = rgb.map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
          const above = (element) => (element ? [element, ...above(element.parentElement)] : []);
          const ground = (element) => over(["white", ...above(element).reverse().map((one) => getComputedStyle(one).backgroundColor)]);
          const outline = (element) => {
            const style = getComputedStyle(element);
            return { style: style.outlineStyle, width: parseFloat(style.outlineWidth), colour: style.outlineColor, offset: parseFloat(style.outlineOffset) };
          };
          const sidesCut = (element, reach) => {
            const box = element.getBoundingClientRect();
            const edges = [box.left - reach, box.top - reach, -(box.right + reach), -(box.bottom + reach)];
            const cut = [false, false, false, false];
            for (const one of above(element.parentElement)) {
              if (one === document.body || one === document.documentElement || getComputedStyle(one).overflow === "visible") continue;
              const clip = one.getBoundingClientRect();
              [clip.left, clip.top, -clip.right, -clip.bottom].forEach((edge, side) => (cut[side] ||= edges[side] < edge - 0.5));
            }
            return cut.filter(Boolean).length;
          };
          const stands = (element) => [element, ...above(element.parentElement).slice(0, 4), ...(element.labels ?? [])];
          const isShown = (one, before) => {
            const now = outline(one);
            if (JSON.stringify(now) === before || now.style === "none" || now.width < 2) return "";
            const behind = ground(now.offset < 0 ? one : one.parentElement);
            const ratio = contrast(over([`rgb(${behind})`, now.colour]), behind);
            if (ratio < 3) return `contrast ${ratio.toFixed(2)}`;
            const cut = now.offset < 0 ? 0 : sidesCut(one, now.offset + now.width);
            return cut > 1 ? `${cut} sides are cut off` : "yes";
          };
          const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]")].filter(
            (element) => element.tabIndex >= 0 && !element.disabled && element.type !== "hidden" && element.checkVisibility({ visibilityProperty: true }),
          );
          const faults = [];
          for (const element of all) {
            document.activeElement?.blur();
            const before = stands(element).map((one) => JSON.stringify(outline(one)));
            element.focus();
            if (document.activeElement !== element) continue;
            const found = stands(element).map((one, place) => isShown(one, before[place]));
            if (!found.includes("yes")) faults.push(`${found.filter(Boolean).join(", ") || "nothing is shown"}: ${element.outerHTML.slice(0, 160)}`);
          }
          return [String(all.length), ...new Set(faults)];
        }
        """;

    /// <returns>How many places Tab reaches, and what is wrong.</returns>
    public static async Task<(int Places, IReadOnlyList<string> Faults)> FocusFaultsAsync(this IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        var found = await page.EvaluateAsync<string[]>(Script);
        return (
            int.Parse(found[0], System.Globalization.CultureInfo.InvariantCulture),
            [.. found.Skip(1).Select(fault => $"{page.Url} {fault}")]
        );
    }
}
