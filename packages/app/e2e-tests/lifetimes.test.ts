import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { apiAs, byNight, onTelephone, screenshot, signIn } from './portal';

const name = 'shop-preview';
const why = 'The campaign runs until the end of the month';

const wanted = {
  provider: 'eks',
  type: 'temporary',
  lifetime: 'P2D',
  owner: 'group:default/team-a',
  manifest: JSON.stringify({
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name, region: 'eu-west-1', version: '1.35' },
    managedNodeGroups: [{ name: 'default', instanceType: 't3.medium', minSize: 1, maxSize: 2 }],
  }),
};

/** The time of the day so many hours from now, as a field takes it. */
function timeIn(hours: number): string {
  const at = new Date(Date.now() + hours * 3_600_000);
  return [at.getHours(), at.getMinutes()].map(part => String(part).padStart(2, '0')).join(':');
}

test.describe.configure({ mode: 'serial' });

test.describe('The lifetime of an environment, and its sleep', () => {
  let dana: Page;
  let lee: Page;
  let pat: Page;
  let danasApi: APIRequestContext;
  let patsApi: APIRequestContext;
  /** The path of its page, and that of it in the API. */
  let page: string;
  let resource: string;

  const status = () => dana.getByRole('status').first();
  const dialog = () => dana.getByRole('dialog');
  /** A card of the page, by its title. */
  const card = (of: Page, title: string) =>
    of.locator('[class*="MuiCard-root"]').filter({ hasText: new RegExp(`^${title}`) });

  test.beforeAll(async ({ browser }) => {
    danasApi = await apiAs('dana');
    patsApi = await apiAs('pat');
    dana = await signIn(browser, 'Dana');
    lee = await signIn(browser, 'Lee');
    pat = await signIn(browser, 'Pat');
    // High enough for all of an environment's page.
    for (const one of [dana, lee]) await one.setViewportSize({ width: 1440, height: 1500 });
    const created = await danasApi.post('/api/environments/environments', { data: wanted });
    expect(created.status()).toBe(201);
    const { id } = await created.json();
    page = `/environments/${id}`;
    resource = `/api/environments/environments/${id}`;
  });

  test.afterAll(async () => {
    if (resource) {
      await patsApi.patch(resource, { data: { deletionProtection: false } });
      await danasApi.delete(resource);
      const ended = async () => (await (await danasApi.get(resource)).json()).status;
      await expect.poll(ended, { timeout: 120_000 }).toBe('deleted');
    }
    for (const one of [dana, lee, pat]) await one?.context().close();
    await danasApi?.dispose();
    await patsApi?.dispose();
  });

  test('Dana sees how long it lives, and extends it at once', async () => {
    await dana.goto(page);
    await expect(status()).toHaveText('Ready', { timeout: 120_000 });
    const lifetime = card(dana, 'Lifetime');
    await expect(lifetime).toContainText('47 h left');
    await screenshot(dana, 'lifetimes-01-time-left');

    await lifetime.getByRole('button', { name: 'Extend' }).click();
    await dialog()
      .getByLabel(/^3 days longer/)
      .check();
    await screenshot(dana, 'lifetimes-02-extend');
    await dialog().getByRole('button', { name: 'Extend' }).click();
    await expect(dialog()).toHaveCount(0);
    await expect(lifetime).toContainText('4 days left');
  });

  test('She asks for longer than policy allows at once, and Lee approves it', async () => {
    const lifetime = card(dana, 'Lifetime');
    await lifetime.getByRole('button', { name: 'Extend' }).click();
    await dialog()
      .getByLabel(/^7 days longer/)
      .check();
    await dialog().getByLabel('Reason').fill(why);
    await dialog().getByRole('button', { name: 'Extend' }).click();
    await expect(dialog()).toContainText('The extension needs approval');
    await screenshot(dana, 'lifetimes-03-needs-approval');
    await dialog().getByRole('button', { name: 'Close' }).click();
    await expect(lifetime).toContainText('4 days left');

    await lee.goto('/environments');
    await lee.getByRole('button', { name: 'Approvals, 1 to decide' }).click();
    const row = lee.getByRole('row', { name: new RegExp(name) });
    await expect(row).toContainText(why);
    await row.getByRole('link', { name }).click();
    await expect(lee.getByText(why)).toBeVisible();
    await screenshot(lee, 'lifetimes-04-request');
    await lee.getByRole('button', { name: 'Approve' }).click();
    await lee.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await expect(lee.getByRole('status').first()).toHaveText('Approved');
    // Dana looks on: what she sees changes by itself.
    await expect(lifetime).toContainText('11 days left', { timeout: 60_000 });
  });

  test('She puts it to sleep, sees what it costs asleep, and wakes it', async () => {
    const sleep = card(dana, 'Sleep');
    await sleep.getByRole('button', { name: 'Sleep now' }).click();
    await expect(dialog()).toContainText(/Asleep it costs [\d.,]+.*, awake/);
    await screenshot(dana, 'lifetimes-05-put-to-sleep');
    await dialog().getByRole('button', { name: 'Put to sleep' }).click();
    await expect(status()).toHaveText('Going to sleep');
    await expect(status()).toHaveText('Asleep', { timeout: 120_000 });
    await expect(sleep).toContainText('Cost asleep');
    await screenshot(dana, 'lifetimes-06-asleep');

    await sleep.getByRole('button', { name: 'Wake now' }).click();
    await dialog().getByRole('button', { name: 'Wake' }).click();
    await expect(status()).toHaveText('Waking up');
    await expect(status()).toHaveText('Ready', { timeout: 120_000 });
  });

  test('She lets it sleep by schedule, and leaves the next sleep out', async () => {
    const sleep = card(dana, 'Sleep');
    await sleep.getByRole('button', { name: 'Let it sleep by schedule' }).click();
    await dialog()
      .getByRole('button', { name: /^Asleep/ })
      .click();
    await dana.getByRole('option', { name: 'Every night' }).click();
    await dialog().getByLabel('Falls asleep, every day').fill(timeIn(6));
    await dialog().getByLabel('Wakes, every day').fill(timeIn(14));
    await screenshot(dana, 'lifetimes-07-schedule');
    await dialog().getByRole('button', { name: 'Save' }).click();
    await expect(sleep.getByRole('list', { name: 'Sleep schedules' })).toContainText('Every night');
    const next = sleep.getByText('Next sleep').locator('..').locator('time');
    const first = await next.getAttribute('datetime');
    await sleep.getByRole('button', { name: 'Skip the next sleep' }).click();
    await expect(sleep).toContainText('Left out, once');
    await expect(next).not.toHaveAttribute('datetime', first ?? '');
    await screenshot(dana, 'lifetimes-08-skipped');
    await sleep.getByRole('button', { name: 'Do not skip it' }).click();
    await expect(next).toHaveAttribute('datetime', first ?? '');
  });

  test('Pat protects it from deletion, and Dana cannot delete it', async () => {
    await pat.goto(page);
    const protection = pat.getByLabel('Protected from deletion');
    await protection.click();
    await pat.getByRole('dialog').getByRole('button', { name: 'Protect' }).click();
    await expect(protection).toBeChecked();

    const lifetime = card(dana, 'Lifetime');
    await dana.goto(page);
    await expect(lifetime.getByLabel('Protected from deletion')).toBeChecked();
    await expect(lifetime).toContainText('11 days left');
    await expect(dana.getByRole('button', { name: 'Delete' })).toHaveCount(0);
    expect((await danasApi.delete(resource)).status()).toBe(409);
    await screenshot(dana, 'lifetimes-09-protected');
    await dana.getByRole('tab', { name: 'Events' }).click();
    await expect(dana.getByRole('tabpanel', { name: 'Events' })).toContainText(/Protected from/);
    await screenshot(dana, 'lifetimes-10-events');

    await protection.click();
    await pat.getByRole('dialog').getByRole('button', { name: 'Lift' }).click();
    await expect(protection).not.toBeChecked();
  });

  test('The list and the home page tell what ends and sleeps next', async () => {
    await dana.goto('/environments');
    const row = dana.getByRole('row', { name: new RegExp(name) });
    await expect(row).toContainText('11 days left');
    await expect(row).toContainText(/Sleeps in \d+ h/);
    await screenshot(dana, 'lifetimes-11-list');

    await dana.getByRole('link', { name: 'Home', exact: true }).last().click();
    await expect(dana).toHaveURL(/\/home$/);
    const mine = dana.getByRole('list', { name: 'My environments' });
    await expect(mine.getByRole('listitem').filter({ hasText: name })).toContainText(
      /Ready.*11 days left.*Sleeps in \d+ h/,
    );
    await screenshot(dana, 'lifetimes-12-home');
    await mine.getByRole('link', { name }).click();
    await expect(dana).toHaveURL(new RegExp(`${page}$`));
  });

  test('Dana chooses whether messages come by mail, too', async () => {
    await dana.goto('/environments');
    await dana.getByRole('button', { name: 'Messages to you' }).click();
    const mail = dana.getByRole('switch', { name: 'Messages by mail, too' });
    await expect(mail).toBeChecked();
    await mail.click();
    await expect(dana.getByText('Saved')).toBeVisible();
    await screenshot(dana, 'lifetimes-13-preferences');
    await dana.reload();
    await expect(mail).toBeVisible();
    await expect(mail).not.toBeChecked();
    await mail.click();
    await expect(dana.getByText('Saved')).toBeVisible();
  });

  test('Only Pat is shown what could not be delivered', async () => {
    await dana.goto('/environments/messages');
    await expect(dana.getByRole('heading', { name: 'Not for you to see' })).toBeVisible();
    await pat.goto('/environments/preferences');
    await pat.getByRole('button', { name: 'Undelivered messages' }).click();
    await expect(pat.getByRole('heading', { name: 'Everything was delivered' })).toBeVisible();
    await screenshot(pat, 'lifetimes-14-messages');
  });

  test('All of it is there by night and on a telephone, too', async () => {
    const look = (where: string) => async () => {
      const keep = async (path: string, what: RegExp | string, picture: string) => {
        await dana.goto(path);
        await expect(dana.getByText(what).first()).toBeVisible();
        await screenshot(dana, `lifetimes-${where}-${picture}`);
      };
      await keep('/environments', name, 'list');
      await keep('/home', name, 'home');
      await keep('/environments/preferences', 'Messages by mail, too', 'preferences');
      await keep(`${page}?tab=events`, /Protected from deletion;/, 'events');
      await keep(`${page}?extend`, 'As long as possible', 'extend');
      await keep(page, 'Latest possible end', 'environment');
      await dana.getByRole('button', { name: 'Sleep now' }).scrollIntoViewIfNeeded();
      await screenshot(dana, `lifetimes-${where}-sleep`);
      await dana.getByRole('button', { name: 'Change the schedule' }).click();
      await expect(dialog().getByLabel('Time zone')).toBeVisible();
      await screenshot(dana, `lifetimes-${where}-schedule`);
    };
    await byNight(dana, look('dark'));
    await onTelephone(dana, look('narrow'));
  });
});
