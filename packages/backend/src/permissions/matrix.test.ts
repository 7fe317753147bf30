import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { callers, Portal, type Answer, type Caller } from './__testUtils__/Portal';
import { isListed, readMatrix, type MatrixCall, type MatrixRow } from './__testUtils__/readMatrix';
import { makeSubject, submission, type Subject } from './__testUtils__/subjects';

jest.setTimeout(180_000);

const matrix = readMatrix(path.join(__dirname, 'matrix.md'));
const calls = matrix.flatMap(({ calls: alike, rows }) => alike.map(call => ({ ...call, rows })));

describe('Who may do what', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await Portal.start();
  });
  afterAll(() => portal?.stop());

  const refused = new Map<string, Promise<Subject>>();
  /** What is changed is nobody else's; what only is read, or refused, is there for all. */
  function subjectOf(call: MatrixCall, whose: string, expected: string): Promise<Subject> {
    const make = () => makeSubject(portal, whose, call.state);
    if (call.method !== 'GET' && expected.startsWith('2')) return make();
    const key = `${whose} ${call.state}`;
    const subject = refused.get(key) ?? make();
    refused.set(key, subject);
    return subject;
  }

  it.each(calls)('$title', async ({ rows, ...call }) => {
    const actual: MatrixRow[] = [];
    const missing = new Map<Caller, Set<string>>();
    for (const { whose, cells } of rows) {
      const found: Partial<MatrixRow['cells']> = {};
      for (const caller of callers) {
        const subject = await subjectOf(call, whose, cells[caller]);
        const before = await stored(portal, subject);
        const filled = fill(call, subject);
        const answer = await portal.call(caller, { method: call.method, ...filled });
        const unchanged = (await stored(portal, subject)) === before;
        found[caller] = cellOf(answer, isListed(cells[caller]) && soughtIn(call, subject));
        if (!unchanged && (call.method === 'GET' || answer.status >= 400)) {
          found[caller] += ' and a change';
        }
        if (answer.status === 404) {
          const told = missing.get(caller) ?? new Set();
          missing.set(caller, told.add(withoutId(answer, subject)));
        }
      }
      actual.push({ whose, cells: found as MatrixRow['cells'] });
    }
    expect(actual).toEqual(rows);
    // What is not there and what may not be read are told of alike.
    const different = [...missing].filter(([, told]) => told.size > 1);
    expect(different).toEqual([]);
  });

  it('is asked of every operation of the document', () => {
    const file = '../../../../plugins/environments-common/openapi.yaml';
    const document: { paths: Record<string, object> } = parse(
      readFileSync(path.resolve(__dirname, file), 'utf8'),
    );
    const documented = Object.entries(document.paths).flatMap(([template, item]) =>
      Object.keys(item)
        .filter(key => key !== 'parameters')
        .map(method => `${method.toUpperCase()} ${template}`),
    );
    const templates = Object.keys(document.paths);
    const asked = new Set(
      calls.flatMap(({ rows, ...call }) =>
        rows.map(({ whose }) => operationOf(call, whose, templates)),
      ),
    );
    // It serves the document, and is no part of it.
    asked.delete('GET /openapi.json');
    expect([...asked].sort()).toEqual(documented.sort());
  });
});

/** What a call could change. */
async function stored({ database }: Portal, { environment, request }: Subject): Promise<string> {
  const rows = await Promise.all([
    database('environments').where({ id: environment }),
    database('environment_requests').where({ id: request }),
    database('environment_decisions').where({ request_id: request }),
  ]);
  return JSON.stringify(rows);
}

/** The path and the body of a call about something. */
function fill(call: MatrixCall, subject: Subject): { path: string; body?: object } {
  if (call.method === 'POST' && /^\/(environments|estimates)$/.test(call.path)) {
    return { path: call.path, body: submission(subject.owner) };
  }
  const { environment, request, operation } = subject;
  const ids = { environments: environment, requests: request, operations: operation };
  const id = Object.entries(ids).find(([name]) => call.path.startsWith(`/${name}/`))?.[1];
  const values: Record<string, string | undefined> = { ...subject, id };
  const written = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`);
  return {
    path: written(call.path),
    ...(call.body !== undefined && { body: JSON.parse(written(call.body)) }),
  };
}

/** What a list with it in it contains. */
function soughtIn(call: MatrixCall, { scope, environment }: Subject): string {
  return call.path.startsWith('/quotas?') ? `"scope":"${scope}"` : `"${environment}"`;
}

function cellOf({ status, text }: Answer, sought: string | false): string {
  if (sought === false || status !== 200) return `${status}`;
  return `${status} ${text.includes(sought) ? 'in' : 'out'}`;
}

function withoutId({ headers, text }: Answer, subject: Subject): string {
  const { environment, request, operation, scope } = subject;
  const ids = [environment, request, operation, scope];
  return JSON.stringify([headers, ids.reduce((rest, id) => rest.split(id).join('…'), text)]);
}

/** The operation of the document that a call of the table is. */
function operationOf({ method, path: written }: MatrixCall, whose: string, templates: string[]) {
  const pathname = written.split('?')[0].replace('{scope}', whose);
  const parts = pathname.split('/');
  const fits = (template: string) => {
    const names = template.split('/');
    const alike = names.every((name, i) => name === parts[i] || name.startsWith('{'));
    return names.length === parts.length && alike;
  };
  return `${method} ${templates.includes(pathname) ? pathname : templates.find(fits) ?? pathname}`;
}
