/** Marked text: escaped HTML in which `<mark>` is the only tag, cut only between tokens of the original. */
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);
}

/** A token's place in a text: first code unit and exclusive end. */
export interface MarkRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The text from `start` to `end` with tokens marked. Tokens that share a range (of one ligature) are marked once.
 * @param tokens to mark, ascending, all inside the range
 */
export function markTokens(text: string, start: number, end: number, tokens: readonly MarkRange[]): string {
  let html = '';
  let at = start;
  for (const token of tokens) {
    if (token.start < at) continue;
    html += `${escapeHtml(text.slice(at, token.start))}<mark>${escapeHtml(text.slice(token.start, token.end))}</mark>`;
    at = token.end;
  }
  return html + escapeHtml(text.slice(at, end));
}
