/** Text as Go's %q writes it. */
export function quote(text: string): string {
  return JSON.stringify(text);
}

/** Texts as Go's %q writes a list: `["a" "b"]`. */
export function quoteList(texts: readonly string[]): string {
  return `[${texts.map(quote).join(' ')}]`;
}

/** Texts as Go's %v writes a list: `[a b]`. */
export function plainList(texts: readonly string[]): string {
  return `[${texts.join(' ')}]`;
}
