import { readFileSync } from 'node:fs';
import { callers, type Caller } from './Portal';

export const states = ['awaiting', 'ready', 'hibernated', 'failed', 'extending', 'ending'] as const;
export type State = (typeof states)[number];

export interface MatrixCall {
  /** As it is written. */
  title: string;
  /** Of HTTP, or `action`. */
  method: string;
  /** With placeholders in braces; the name of an action. */
  path: string;
  /** JSON with placeholders in braces. */
  body?: string;
  /** Of the environment that it is about. */
  state?: State;
}

export interface MatrixRow {
  whose: string;
  cells: Record<Caller, string>;
}

/** Calls that answer alike. */
export interface MatrixSection {
  calls: MatrixCall[];
  rows: MatrixRow[];
}

const callPattern = new RegExp(
  `^- (\`([A-Z]+|action) (\\S+)\`(?: \`(\\{.*\\})\`)?(?:, (${states.join('|')}))?)$`,
);

/** Whether it is a call that changes nothing, whoever makes it. */
export function isRead({ method, path }: MatrixCall): boolean {
  return method === 'action' ? /^(list|get|estimate)-/.test(path) : method === 'GET';
}

/** Whether it says what a list tells of. */
export function isListed(cell: string): boolean {
  return / (in|out)$/.test(cell);
}

/** Reads `matrix.md`; throws where it is not written as it should be. */
export function readMatrix(file: string): MatrixSection[] {
  const [, ...sections] = readFileSync(file, 'utf8').split(/^## /m);
  return sections.map(section => {
    const [title, ...lines] = section.split('\n');
    const calls = lines.filter(line => line.startsWith('- ')).map(readCall);
    const [head, , ...rows] = lines.filter(line => line.startsWith('|')).map(cellsOf);
    if (calls.length === 0 || `${head}` !== `${['whose', ...callers]}` || rows.length === 0) {
      throw new Error(`This is no section of calls and answers: ${title}`);
    }
    return { calls, rows: rows.map(readRow) };
  });
}

function readCall(line: string): MatrixCall {
  const [, title, method, path, body, state] = callPattern.exec(line) ?? [];
  if (!method) throw new Error(`This is no call: ${line}`);
  return { title, method, path, ...(body && { body }), ...(state && { state: state as State }) };
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

function readRow([whose, ...answers]: string[]): MatrixRow {
  if (answers.length !== callers.length) throw new Error(`This row is not whole: ${whose}`);
  return {
    whose,
    cells: Object.fromEntries(callers.map((name, i) => [name, answers[i]])) as Record<
      Caller,
      string
    >,
  };
}
