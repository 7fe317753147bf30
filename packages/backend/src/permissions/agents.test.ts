import type { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { Portal, type Caller } from './__testUtils__/Portal';
import { makeSubject, submission } from './__testUtils__/subjects';

jest.setTimeout(120_000);

const reads = /^environments\.(list|get|estimate)-/;

interface Told {
  output?: any;
  error?: string;
}

describe('Agents', () => {
  let portal: Portal;
  const agents = new Map<Caller, Client>();
  beforeAll(async () => {
    portal = await Portal.start();
    for (const caller of ['dana', 'dov', 'external'] as const) {
      agents.set(caller, await portal.agentOf(caller));
    }
  });
  afterAll(async () => {
    for (const agent of agents.values()) await agent.close();
    await portal?.stop();
  });

  async function use(caller: Caller, tool: string, input: object = {}): Promise<Told> {
    const name = `environments.${tool}`;
    const answer = await agents.get(caller)?.callTool({ name, arguments: { ...input } });
    if (!answer) throw new Error(`${caller} has no agent`);
    const [{ text }] = answer.content as Array<{ text: string }>;
    return answer.isError ? { error: text } : { output: answer.structuredContent };
  }

  async function decide(caller: Caller, { openRequestId, manifest }: any, token?: string) {
    const body = { decision: 'approve', digest: manifest.digest };
    const path = `/requests/${openRequestId}/decisions`;
    const { status, text } = await portal.call(caller, { method: 'POST', path, body }, token);
    return `${status} ${JSON.parse(text).error?.code ?? ''}`.trim();
  }

  it('have a tool for every action, say which change something, and have none that decides', async () => {
    const { tools = [] } = (await agents.get('dana')?.listTools()) ?? {};
    const path = '/.backstage/actions/v1/actions';
    const { text } = await portal.call('dana', { method: 'GET', path });
    const actions = JSON.parse(text).actions.map(({ name }: { name: string }) => name);
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(actions.map((name: string) => `environments.${name}`));
    expect(names.filter(name => /approv|reject|decid|decision/.test(name))).toEqual([]);
    const readers = tools.filter(({ annotations }) => annotations?.readOnlyHint);
    expect(readers.map(({ name }) => name)).toEqual(names.filter(name => reads.test(name)));
    const destroyers = tools.filter(({ annotations }) => annotations?.destructiveHint);
    expect(destroyers.map(({ name }) => name)).toContain('environments.delete-environment');
  });

  it('ask for what others must approve, and approve nothing, for whomever they act', async () => {
    const body = submission('group:default/team-a');
    const { output: made } = await use('dana', 'create-environment', body);
    expect(made).toMatchObject({
      status: 'awaiting-approval',
      requester: 'user:default/dana',
      via: 'mcp-actions',
    });
    const { output: asked } = await use('dana', 'list-environment-requests', { view: 'asked' });
    expect(asked.items).toMatchObject([
      {
        id: made.openRequestId,
        via: 'mcp-actions',
        approvers: ['group:default/team-a-leads'],
        capabilities: { decide: false },
      },
    ]);
    for (const tool of ['approve', 'decide-environment-request', 'approve-environment-request']) {
      const { error } = await use('dana', tool, { id: made.openRequestId });
      expect(error).toMatch(/^NotFoundError: /);
    }
    // With the very tokens by which tools are called: of who asked, of who is nominated, of an admin.
    for (const person of ['dana', 'lee', 'pat'] as const) {
      const token = await portal.agentTokenOf(person);
      expect([person, await decide(person, made, token)]).toEqual([person, '403 own-call']);
    }
    expect(await decide('dana', made)).toBe('403 own-request');
    const { output: still } = await use('dana', 'get-environment', { id: made.id });
    expect([still.status, still.openRequestId]).toEqual(['awaiting-approval', made.openRequestId]);
    const ids = { request_id: made.openRequestId };
    expect(await portal.database('environment_decisions').where(ids)).toEqual([]);

    expect(await decide('lee', made)).toBe('200');
    const { output: after } = await use('dana', 'get-environment', { id: made.id });
    expect(after.status).not.toBe('awaiting-approval');
  });

  it('are told what their people may know, and of all else that it is not there', async () => {
    const { environment: id } = await makeSubject(portal, "team-a's, by lee", 'ready');
    expect((await use('dana', 'get-environment', { id })).output.id).toBe(id);
    const about = (tool: string, one: string) => use('dov', tool, { id: one });
    const { environment: nothing } = await makeSubject(portal, 'unknown');
    for (const tool of ['get-environment', 'get-environment-access', 'delete-environment']) {
      const others = await about(tool, id);
      expect(others.error).toMatch(/^NotFoundError: /);
      expect(others).toEqual(await about(tool, nothing));
    }
    const { output: listed } = await use('dov', 'list-environments');
    expect(JSON.stringify(listed)).not.toContain(id);
    const wrong = await use('dana', 'extend-environment', { id, lifetime: 'forever' });
    expect(wrong.error).toMatch(/^InputError: .*lifetime/s);
  });

  it('change nothing without a person, and are let in by no one without a token', async () => {
    const { environment: id } = await makeSubject(portal, "dana's", 'ready');
    expect((await use('external', 'get-environment', { id })).output.id).toBe(id);
    for (const tool of ['delete-environment', 'hibernate-environment', 'retry-environment']) {
      const { error } = await use('external', tool, { id });
      expect([tool, error]).toEqual([tool, expect.stringMatching(/^NotAllowedError: /)]);
    }
    await expect(portal.agentOf('nobody')).rejects.toMatchObject({ code: 401 });
  });
});
