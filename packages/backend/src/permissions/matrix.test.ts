import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { callers, Portal, type Answer, type Caller } from './__testUtils__/Portal';
import {
  isListed,
  isRead,
  readMatrix,
  type MatrixCall,
  type MatrixRow,
} from './__testUtils__/readMatrix';
import { stored } from './__testUtils__/stored';
import { makeSubject, submission, type Subject } from './__testUtils__/subjects';

jest.setTimeout(180_000);

const matrix = readMatrix(path.join(__dirname, 'matrix.md'));
const calls = matrix.flatMap(({ calls: alike, rows }) => alike.map(call => ({ ...call, rows })));

const actionsPath = '/.backstage/actions/v1/actions';
/** Its body is what is asked for. */
const asksForOne = /^(POST \/(environments|estimates)|action (create|estimate)-environment)$/;

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
    if (!isRead(call) && expected.startsWith('2')) return make();
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
        const answer = await portal.call(caller, fill(call, subject));
        const unchanged = (await stored(portal, subject)) === before;
        found[caller] = cellOf(answer, isListed(cells[caller]) && soughtIn(call, subject));
        if (!unchanged && (isRead(call) || answer.status >= 400)) {
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
      calls
        .filter(({ method }) => method !== 'action')
        .flatMap(({ rows, ...call }) =>
          rows.map(({ whose }) => operationOf(call, whose, templates)),
        ),
    );
    // It serves the document, and is no part of it.
    asked.delete('GET /openapi.json');
    expect([...asked].sort()).toEqual(documented.sort());
  });

  it('is asked of every action', async () => {
    const { text } = await portal.call('dana', { method: 'GET', path: actionsPath });
    const registered: string[] = JSON.parse(text).actions.map(({ name }: { name: string }) => name);
    const asked = calls.filter(({ method }) => method === 'action').map(call => call.path);
    expect([...new Set(asked)].sort()).toEqual(registered.sort());
  });
});

/** What a call about something sends. */
function fill(call: MatrixCall, subject: Subject): { method: string; path: string; body?: object } {
  const sent =
    call.method === 'action'
      ? { method: 'POST', path: `${actionsPath}/environments:${call.path}/invoke` }
      : { method: call.method, path: call.path };
  if (asksForOne.test(`${call.method} ${call.path}`)) {
    return { ...sent, body: submission(subject.owner) };
  }
  const { environment, request, operation } = subject;
  const ids = { environments: environment, requests: request, operations: operation };
  const id = Object.entries(ids).find(([name]) => call.path.startsWith(`/${name}/`))?.[1];
  const values: Record<string, string | undefined> = { ...subject, id };
  const written = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? `{${name}}`);
  return {
    ...sent,
    path: written(sent.path),
    ...(call.body !== undefined && { body: JSON.parse(written(call.body)) }),
  };
}

/** What a list with it in it contains. */
function soughtIn(call: MatrixCall, { scope, environment }: Subject): string {
  return /^(\/quotas\?|list-quota)/.test(call.path) ? `"scope":"${scope}"` : `"${environment}"`;
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
