/** The field of a violation in words, for example "Managed node groups 1 › Instance type". */
export function pathInWords(path: string): string {
  const parts = path
    .split('/')
    .filter((part, index) => part && !(index === 0 && part === 'manifest'));
  const words: string[] = [];
  for (const part of parts) {
    if (/^\d+$/.test(part) && words.length > 0) {
      // Lists are counted from 1 by people.
      words[words.length - 1] += ` ${Number(part) + 1}`;
    } else {
      words.push(spaced(part));
    }
  }
  return words.join(' › ') || 'The manifest';
}

/** `instanceType` becomes "Instance type"; abbreviations such as CIDRs and keys of people's own stay. */
function spaced(key: string): string {
  if (!/^[a-z][A-Za-z]*$/.test(key)) return key;
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  const lower = words.map(word => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word));
  const text = lower.join(' ');
  return text[0].toUpperCase() + text.slice(1);
}
