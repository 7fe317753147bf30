/** Whether a text matches one of the globs; `*` stands for any characters but a dot. */
export function matchesAny(text: string, globs: readonly string[]): boolean {
  return globs.some(glob => toPattern(glob).test(text));
}

function toPattern(glob: string): RegExp {
  const parts = glob.split('*').map(part => part.replace(/[.\\+?^${}()|[\]]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^.]*')}$`);
}
