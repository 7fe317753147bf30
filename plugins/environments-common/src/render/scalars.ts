import { InputError } from '@backstage/errors';
import { MissingValueError } from './MissingValueError';

/** Writes one value as YAML, or throws with the field's name. */
type Scalar = (value: unknown, field: string) => string;

/** The helpers that may write into a manifest. Each takes exactly one value. */
export const scalars: Record<string, Scalar> = {
  string(value, field) {
    if (typeof value !== 'string') throw refusal(field, value, 'a text');
    return quote(value, field);
  },
  number(value, field) {
    if (typeof value !== 'number' || !/^-?\d+(\.\d+)?$/.test(String(value))) {
      throw refusal(field, value, 'a number');
    }
    return String(value);
  },
  boolean(value, field) {
    if (typeof value !== 'boolean') throw refusal(field, value, 'true or false');
    return String(value);
  },
  list(value, field) {
    if (!Array.isArray(value)) throw refusal(field, value, 'a list of texts');
    return `[${value.map((item, i) => scalars.string(item, `${field}[${i}]`)).join(', ')}]`;
  },
};

/**
 * A double-quoted YAML scalar in printable ASCII on one line. Parsers of YAML 1.1 and 1.2 read it alike,
 * which they do not do with `yes`, `010`, U+0085 or U+2028.
 */
function quote(text: string, field: string): string {
  const escaped = Array.from(text, character => {
    if (character === '"' || character === '\\') return `\\${character}`;
    if (character >= ' ' && character <= '~') return character;
    const code = character.codePointAt(0) ?? 0;
    // NUL, and halves of surrogate pairs.
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) {
      throw new InputError(`${field} holds a character that no manifest can carry`);
    }
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  });
  return `"${escaped.join('')}"`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

function refusal(field: string, value: unknown, wanted: string): InputError {
  if (value === undefined || value === null) return new MissingValueError(field, wanted);
  return new InputError(`${field} must be ${wanted}, and is ${nameOf(value)}`);
}

function nameOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${value}`;
}
