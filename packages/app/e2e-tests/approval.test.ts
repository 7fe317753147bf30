import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { apiAs, screenshot, signIn } from './portal';

const name = 'shop-stage';
const why = 'The stage of the shop, for as long as there is a shop';
const comment = 'Go ahead, and tell me when the shop is closed.';

test.describe.configure({ mode: 'serial' });

test.describe('A request that needs approval', () => {
  let dana: Page;
  let dov: Page;
  let lee: Page;
  let danasApi: APIRequestContext;
  /** Paths of their pages. */
  let environment: string;
  let request: string;

  const status = (page: Page) => page.getByRole('status').first();

  test.beforeAll(async ({ browser }) => {
    danasApi = await apiAs('dana');
    dana = await signIn(browser, 'Dana');
    lee = await signIn(browser, 'Lee');
    dov = await signIn(browser, 'Dov');
  });

  test.afterAll(async () => {
    if (environment) {
      const path = `/api/environments${environment}`;
      await danasApi.delete(path);
      const ended = async () => (await (await danasApi.get(path)).json()).status;
      await expect.poll(ended, { timeout: 120_000 }).toMatch(/^(deleted|withdrawn|rejected)$/);
    }
    for (const page of [dana, lee, dov]) await page?.context().close();
    await danasApi?.dispose();
  });

  test('Dana asks for something permanent, and sees who was asked and until when', async () => {
    await dana.goto('/create/templates/default/eks-environment');
    await dana.getByLabel(/^Name/).fill(name);
    await expect(dana.getByLabel(/^Owner/)).toHaveValue('Team A');
    await dana.getByLabel('Permanent').check();
    await dana.getByLabel(/^Description/).fill(why);
    await dana.getByRole('button', { name: 'Next' }).click();
    const verdict = dana.getByRole('region', { name: 'Estimate' }).getByRole('status');
    await expect(verdict).toContainText(/needs an approval/i);
    await dana.getByRole('button', { name: 'Review' }).click();
    await dana.getByRole('button', { name: 'Create', exact: true }).click();
    await dana.getByRole('link', { name: 'Open the environment' }).click({ timeout: 60_000 });
    await expect(dana).toHaveURL(/\/environments\/[0-9a-f-]{36}/);
    environment = new URL(dana.url()).pathname;
    await expect(status(dana)).toHaveText('Waiting for approval');
    await expect(dana.getByText(/^It was put to/)).toContainText(/lapses in \d+ days/);
    await screenshot(dana, 'approval-01-who-was-asked');

    await dana.getByRole('button', { name: 'Open the request' }).click();
    await expect(dana).toHaveURL(/\/environments\/approvals\/[0-9a-f-]{36}/);
    request = new URL(dana.url()).pathname;
    await expect(dana.getByText(/Nobody decides what they asked for themselves/)).toBeVisible();
    await expect(dana.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    await screenshot(dana, 'approval-02-own-request');
  });

  test('Lee is notified and finds it among what is to be decided', async () => {
    const notification = lee.getByRole('link', { name: new RegExp(`asks for ${name}`) });
    await expect(async () => {
      await lee.goto('/notifications');
      await expect(notification).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });
    await screenshot(lee, 'approval-03-notification');

    await lee.goto('/environments');
    await lee.getByRole('button', { name: 'Approvals, 1 to decide' }).click();
    const row = lee.getByRole('row', { name: new RegExp(name) });
    await expect(row).toContainText(why);
    await expect(row).toContainText('0 of 1 approval');
    await screenshot(lee, 'approval-04-inbox');
  });

  test('Lee opens it from the notification and approves it by keyboard', async () => {
    await lee.goto('/notifications');
    await lee.getByRole('link', { name: new RegExp(`asks for ${name}`) }).click();
    await expect(lee).toHaveURL(new RegExp(`${request}$`));
    await expect(lee.getByText(why)).toBeVisible();
    await expect(lee.getByText(/USD a month/).first()).toBeVisible();
    await expect(lee.getByText(/kind:.*ClusterConfig/).first()).toBeVisible();
    await screenshot(lee, 'approval-05-request');

    // Dana looks on: what she sees changes by itself.
    await dana.goto(environment);
    await expect(status(dana)).toHaveText('Waiting for approval');

    await lee.keyboard.press('a');
    await expect(lee.getByRole('dialog')).toBeVisible();
    await lee.keyboard.type(comment);
    await expect(lee.getByLabel('Comment')).toHaveValue(comment);
    await screenshot(lee, 'approval-06-comment');
    await lee.keyboard.press('Control+Enter');
    await expect(lee.getByText(/You approved it, and its creation is queued/)).toBeVisible();
    await expect(status(lee)).toHaveText('Approved');
    await expect(lee.getByRole('list', { name: 'Decisions' })).toContainText(comment);
    await screenshot(lee, 'approval-07-approved');
  });

  test('Dana sees it provision until it is ready', async () => {
    await expect(status(dana)).toHaveText('Being created', { timeout: 60_000 });
    await expect(dana.getByRole('progressbar', { name: 'Progress' })).toBeVisible();
    await screenshot(dana, 'approval-08-provisioning');
    await expect(status(dana)).toHaveText('Ready', { timeout: 120_000 });
    await dana.getByRole('tab', { name: 'Events' }).click();
    await expect(dana.getByText(new RegExp(comment.slice(0, 20)))).toBeVisible();
    await screenshot(dana, 'approval-09-ready');
  });

  test('Dov sees nothing of it', async () => {
    await dov.goto('/environments');
    await expect(dov.getByRole('heading', { name: 'No environments yet' })).toBeVisible();
    await dov.getByRole('button', { name: 'Approvals', exact: true }).click();
    await expect(dov.getByRole('heading', { name: 'Nothing to decide' })).toBeVisible();
    await dov.getByRole('tab', { name: 'Asked by me' }).click();
    await expect(
      dov.getByRole('heading', { name: 'You have asked for nothing yet' }),
    ).toBeVisible();
    await screenshot(dov, 'approval-10-nothing-for-dov');
    await dov.goto(request);
    await expect(dov.getByRole('heading', { name: 'There is no such request' })).toBeVisible();
    await dov.goto(environment);
    await expect(dov.getByRole('heading', { name: 'There is no such environment' })).toBeVisible();
    // Until there is an answer the list shows nothing to anybody.
    const answered = dov.waitForResponse(/\/api\/notifications\/notifications\?/);
    await dov.goto('/notifications');
    const { notifications } = await (await answered).json();
    expect(JSON.stringify(notifications)).not.toContain(name);
    await expect(dov.getByText(new RegExp(name))).toHaveCount(0);
  });
});
