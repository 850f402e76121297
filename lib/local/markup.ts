/** A text as HTML. */
export function escapeHtml(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, found => names[found] ?? found);
}

/** HTML from a template: values are escaped, lists joined, what `html` has made stays as it is. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  const parts = strings.map((text, index) => text + (index < values.length ? render(values[index]) : ''));
  return { html: parts.join('') };
}

/** HTML that is safe to put into a page. */
export type Html = { html: string };

type Part = Html | Html[] | string | number | undefined | false;

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (Array.isArray(part)) return part.map(({ html: text }) => text).join('');
  return typeof part === 'object' ? part.html : escapeHtml(String(part));
}

/** A whole page. */
export function page(title: string, of: { style: string; body: Html; script?: string }): string {
  const script = of.script ? `<script>${of.script}</script>` : '';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${of.style}</style></head><body>${of.body.html}${script}</body></html>`;
}
