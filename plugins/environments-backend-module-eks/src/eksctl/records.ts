import { StringDecoder } from 'node:string_decoder';
import type { LogLine } from '@eks-environments/plugin-environments-common';

/** A line of eksctl's output. */
export interface EksctlLine {
  level: LogLine['level'];
  text: string;
  /** Begins a record; only then can it be a milestone. */
  begins: boolean;
}

const levels: Record<string, LogLine['level']> = {
  ℹ: 'info',
  '✔': 'success',
  '!': 'warning',
  '✖': 'error',
  '▶': 'debug',
  '✿': 'info',
};
const header = /(?=\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \[[ℹ✔!✖▶✿]\] {2})/u;
const begun = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2} \[([ℹ✔!✖▶✿])\] *(.*)$/su;
/** Characters without an end of line after which no more is awaited. */
const longestWait = 64 * 1024;

/**
 * Turns eksctl's standard output, in whatever chunks it comes, into lines. A record begins at its header,
 * which may stand in the middle of a line: eksctl glues records when the one before ends without a newline.
 * Lines without a header continue the record before.
 */
export class RecordReader {
  readonly #decoder = new StringDecoder('utf8');
  #pending = '';
  #level: LogLine['level'] = 'info';

  push(chunk: Buffer): EksctlLine[] {
    this.#pending += this.#decoder.write(chunk);
    const lines = this.#pending.split('\n');
    this.#pending = lines.pop() ?? '';
    if (this.#pending.length > longestWait) {
      lines.push(this.#pending);
      this.#pending = '';
    }
    return lines.flatMap(line => this.#read(line));
  }

  /** What is left at the end of the output. */
  end(): EksctlLine[] {
    const rest = this.#pending + this.#decoder.end();
    this.#pending = '';
    return this.#read(rest);
  }

  #read(line: string): EksctlLine[] {
    return line
      .split(header)
      .map(part => this.#readPart(part.trimEnd()))
      .filter(part => part.text !== '');
  }

  #readPart(part: string): EksctlLine {
    const [, icon, text] = begun.exec(part) ?? [];
    if (icon === undefined) {
      return { level: this.#level, text: part, begins: false };
    }
    this.#level = levels[icon];
    return { level: this.#level, text, begins: true };
  }
}

/** Standard error holds cobra's last `Error:` line, or the trace of a panic. */
export function standardErrorLevel(text: string): LogLine['level'] {
  return /^(Error:|panic:)/.test(text) ? 'error' : 'info';
}
