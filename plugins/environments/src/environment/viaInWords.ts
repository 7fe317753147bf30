const words: Record<string, string> = {
  page: 'The portal',
  scaffolder: 'A software template',
  'mcp-actions': 'An agent',
};

/** What something was asked for with. */
export function viaInWords(via: string): string {
  return words[via] ?? via;
}
