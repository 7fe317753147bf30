import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { apiAs, screenshot, signIn } from './portal';

const quota = '/api/environments/quotas/owners/group/default/team-a';

/** Holds three nodes. */
const held = {
  provider: 'eks',
  type: 'temporary',
  lifetime: 'P1D',
  owner: 'group:default/team-a',
  manifest: JSON.stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'checkout-stage', region: 'eu-west-1', version: '1.35' },
    managedNodeGroups: [{ name: 'default', instanceType: 't3.medium', minSize: 1, maxSize: 3 }],
  }),
};

test.describe.configure({ mode: 'serial' });

test.describe('The estimate in the form of the template', () => {
  let dana: Page;
  let danasApi: APIRequestContext;
  let patsApi: APIRequestContext;
  let holder: string;

  const panel = () => dana.getByRole('region', { name: 'Estimate' });
  const verdict = () => panel();
  const review = () => dana.getByRole('button', { name: 'Review' });
  const nodes = (which: 'Fewest' | 'Most') => dana.getByLabel(new RegExp(`^${which} nodes`));

  /** What the panel says about money, once it says something else than before. */
  async function figureAfter(before: string): Promise<string> {
    const figure = async () =>
      /[\d.,]+ to [\d.,]+ USD a month/.exec((await verdict().textContent()) ?? '')?.[0] ?? before;
    await expect.poll(figure).not.toBe(before);
    return figure();
  }

  test.beforeAll(async ({ browser }) => {
    danasApi = await apiAs('dana');
    patsApi = await apiAs('pat');
    dana = await signIn(browser, 'Dana');
  });

  test.afterAll(async () => {
    await patsApi?.delete(quota);
    const environment = `/api/environments/environments/${holder}`;
    if (holder) await danasApi.delete(environment);
    const status = async () => (await (await danasApi.get(environment)).json()).status;
    if (holder) await expect.poll(status, { timeout: 120_000 }).toBe('deleted');
    await dana?.context().close();
    await danasApi?.dispose();
    await patsApi?.dispose();
  });

  test('Dana sees what it costs and takes, and how that changes with what she chooses', async () => {
    await dana.goto('/create/templates/default/eks-environment');
    await dana.getByLabel(/^Name/).fill('checkout-test');
    await expect(dana.getByLabel(/^Owner/)).toHaveValue('Team A');
    await dana.getByRole('button', { name: 'Next' }).click();

    await expect(verdict()).toContainText('Starts without an approval');
    const small = await figureAfter('');
    await expect(panel().getByRole('meter').first()).toBeVisible();
    await panel().scrollIntoViewIfNeeded();
    await screenshot(dana, 'estimate-01-figures');

    await nodes('Most').fill('8');
    const more = await figureAfter(small);
    await expect(verdict()).toContainText('Needs an approval');
    await expect(panel().getByRole('list', { name: 'Why it needs approval' })).toBeVisible();
    await screenshot(dana, 'estimate-02-needs-approval');

    await nodes('Most').fill('3');
    expect(await figureAfter(more)).toBe(small);
    await dana.getByRole('button', { name: /Node size/ }).click();
    await dana.getByRole('option', { name: /m6i\.2xlarge/ }).click();
    await figureAfter(small);
    await dana.getByRole('button', { name: /Node size/ }).click();
    await dana.getByRole('option', { name: /t3\.medium/ }).click();
    await expect(verdict()).toContainText(small);
  });

  test('The form does not pass on what breaks a rule, and says which', async () => {
    await dana.getByRole('button', { name: /Add/ }).click();
    await dana.getByLabel(/^Address range/).fill('10.0.0.0/8');
    const changes = panel().getByRole('list', { name: 'What has to change' });
    await expect(changes).toContainText('public addresses');
    await review().click();
    await expect(
      dana.getByText(/This would be refused\. .*public addresses/).first(),
    ).toBeVisible();
    await expect(nodes('Most')).toBeVisible();
    await screenshot(dana, 'estimate-03-breaks-a-rule');
    await dana.getByLabel(/^Address range/).fill('203.0.113.0/24');
    await expect(changes).toHaveCount(0);
  });

  test('Nor what has no room in a quota, and says who holds it', async () => {
    const limited = await patsApi.put(quota, { data: { limits: { nodes: 4 } } });
    expect(limited.ok()).toBe(true);
    const created = await danasApi.post('/api/environments/environments', { data: held });
    expect(created.status()).toBe(201);
    holder = (await created.json()).id;

    await nodes('Most').fill('2');
    await expect(verdict()).toContainText('Would be refused as it is');
    const limits = panel().getByRole('list', { name: 'Quotas after it' });
    await expect(limits).toContainText(/team-a: 3 of 4 nodes are in use, and this asks for 2 more/);
    await expect(limits.getByRole('link', { name: 'checkout-stage' }).first()).toBeVisible();
    await review().click();
    await expect(
      dana.getByText(/This would be refused\. team-a: 3 of 4 nodes/).first(),
    ).toBeVisible();
    await expect(nodes('Most')).toBeVisible();
    await panel().scrollIntoViewIfNeeded();
    await screenshot(dana, 'estimate-04-no-room');

    await nodes('Fewest').fill('1');
    await nodes('Most').fill('1');
    await expect(verdict()).toContainText('Starts without an approval');
    await review().click();
    await expect(dana.getByRole('button', { name: 'Create', exact: true })).toBeVisible();
    await expect(
      dana.getByText(/USD a month · fits the quotas · starts without an approval/),
    ).toBeVisible();
    await screenshot(dana, 'estimate-05-review');
  });
});
