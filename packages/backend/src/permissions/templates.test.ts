import path from 'node:path';
import templateModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import scaffolderModule from '@eks-environments/plugin-scaffolder-backend-module-environments';
import { Portal } from './__testUtils__/Portal';

jest.setTimeout(120_000);

describe('Templates', () => {
  let portal: Portal;
  beforeAll(async () => {
    // Under Jest fetch makes objects of another realm, which templates take for what they are not.
    jest.spyOn(Response.prototype, 'json').mockImplementation(async function json(this: Response) {
      return JSON.parse(await this.text());
    });
    const template = path.join(__dirname, '__testUtils__/template.yaml');
    portal = await Portal.start([templateModule, scaffolderPlugin, scaffolderModule], [template]);
  });
  afterAll(async () => {
    await portal?.stop();
    jest.restoreAllMocks();
  });

  const scaffolder = async (route: string, body?: object) =>
    JSON.parse((await portal.callScaffolder('dana', route, body)).text);

  /** Repeats a call until its answer has what is looked for. */
  async function found<T>(look: () => Promise<T | undefined>): Promise<T> {
    for (const patience = Date.now() + 50_000; Date.now() < patience; ) {
      const seen = await look();
      if (seen !== undefined) return seen;
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    throw new Error('It did not come');
  }

  it('have the actions of agents beside their own', async () => {
    const ids = (await scaffolder('/v2/actions')).map(({ id }: { id: string }) => id);
    expect(ids).toEqual(
      expect.arrayContaining([
        'eksctl:cluster:create',
        'environments:create-environment',
        'environments:get-environment',
      ]),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('ask by an action as the person who runs them', async () => {
    const body = { templateRef: 'template:default/by-action', values: { name: 'by-template' } };
    // As soon as the catalog has the template.
    const { id } = await found(async () => {
      const task = await scaffolder('/v2/tasks', body);
      return task.id === undefined ? undefined : task;
    });
    const task = await found(async () => {
      const seen = await scaffolder(`/v2/tasks/${id}`);
      return ['completed', 'failed'].includes(seen.status) ? seen : undefined;
    });
    const { text: log } = await portal.callScaffolder('dana', `/v2/tasks/${id}/events`);
    expect([task.status, log]).toEqual(['completed', log]);
    const list = { method: 'GET', path: '/environments?text=by-template' };
    const { items } = JSON.parse((await portal.call('dana', list)).text);
    expect(items).toMatchObject([
      { requester: 'user:default/dana', via: 'scaffolder', status: 'awaiting-approval' },
    ]);
    expect(log).toContain(items[0].id);
    // Of team B's people it is nobody's business.
    expect(JSON.parse((await portal.call('dov', list)).text).items).toEqual([]);
  });
});
