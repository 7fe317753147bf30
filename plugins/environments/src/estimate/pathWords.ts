/**
 * The field of a violation in words, for example "Managed node groups 1 › Instance type". What `labels` calls
 * the field at that path, or one around it, goes before.
 */
export function pathInWords(path: string, labels: Record<string, string> = {}): string {
  const parts = path.split('/').filter(Boolean);
  for (let length = parts.length; length > 0; length--) {
    const label = labels[parts.slice(0, length).join('/')];
    if (label !== undefined) return joined(parts.slice(length), [label]);
  }
  return joined(parts[0] === 'manifest' ? parts.slice(1) : parts, []) || 'The manifest';
}

/** The message of a violation with what `labels` calls the fields in place of names such as `maxSize`. */
export function messageInWords(message: string, labels: Record<string, string> = {}): string {
  const byKey = new Map(
    Object.entries(labels).map(([path, label]) => [path.slice(path.lastIndexOf('/') + 1), label]),
  );
  // Only what cannot be a word of the sentence.
  return message.replace(/\b[a-z]+[A-Z][A-Za-z]*\b/g, key => {
    const label = byKey.get(key);
    return label === undefined ? key : `“${label}”`;
  });
}

function joined(parts: string[], words: string[]): string {
  for (const part of parts) {
    if (/^\d+$/.test(part) && words.length > 0) {
      // Lists are counted from 1 by people.
      words[words.length - 1] += ` ${Number(part) + 1}`;
    } else {
      words.push(keyInWords(part));
    }
  }
  return words.join(' › ');
}

/** `instanceType` becomes "Instance type"; abbreviations such as CIDRs and keys of people's own stay. */
export function keyInWords(key: string): string {
  if (!/^[a-z][A-Za-z]*$/.test(key)) return key;
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').split(' ');
  const lower = words.map(word => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word));
  const text = lower.join(' ');
  return text[0].toUpperCase() + text.slice(1);
}
