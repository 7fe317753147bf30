import { expect, test, type Page } from '@playwright/test';
import { screenshot, signIn } from './portal';

const name = 'checkout-test';

const environmentTab = (page: Page) =>
  page.getByRole('navigation', { name: 'Content navigation' }).getByText('Environment');

/** Opens the resource's page until the catalog, which follows within seconds, shows what is expected. */
async function openResource(page: Page, expected: 'found' | 'missing') {
  const found = environmentTab(page);
  const missing = page.getByText(/not found|no entity/i).first();
  await expect(async () => {
    await page.goto(`/catalog/default/resource/${name}`);
    await expect(found.or(missing)).toBeVisible();
    await expect(expected === 'found' ? found : missing).toBeVisible({ timeout: 1 });
  }).toPass({ timeout: 90_000 });
}

test.describe.configure({ mode: 'serial' });

test.describe('An environment, from the template to its end', () => {
  let dana: Page;
  let dov: Page;
  /** The path of its page. */
  let address: string;

  test.afterAll(async () => {
    await dana?.context().close();
    await dov?.context().close();
  });

  test('Dana signs in and is led to the template', async ({ browser, page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Who are you today?' })).toBeVisible();
    await screenshot(page, '01-sign-in');

    dana = await signIn(browser, 'Dana');
    await expect(dana.getByRole('heading', { name: 'No environments yet' })).toBeVisible();
    await expect(dana.getByText(/simulat/i).first()).toBeVisible();
    await screenshot(dana, '02-nothing-yet');
    await dana.getByRole('button', { name: 'Create environment' }).first().click();
    await expect(dana).toHaveURL(/create\/templates\/default\/eks-environment/);
  });

  test('The form explains what is wrong, and takes what is right', async () => {
    const nameField = dana.getByLabel(/^Name/);
    await nameField.fill('Not-A-Name');
    await dana.getByRole('button', { name: 'Next' }).click();
    await expect(dana.getByText(/3 to 40 lower-case letters/).first()).toBeVisible();
    await nameField.fill(name);
    await expect(dana.getByLabel(/^Owner/)).toHaveValue('Team A');
    await dana.getByLabel(/^Description/).fill('Tests of the new checkout');
    await screenshot(dana, '03-form');
    await dana.getByRole('button', { name: 'Next' }).click();

    await expect(dana.getByLabel(/^Most nodes/)).toBeVisible();
    await screenshot(dana, '04-form-cluster');
    await dana.getByRole('button', { name: 'Review' }).click();
    await expect(dana.getByText('Tests of the new checkout')).toBeVisible();
    await screenshot(dana, '05-review');
    await dana.getByRole('button', { name: 'Create', exact: true }).click();
    await expect(dana).toHaveURL(/create\/tasks\//);
    await expect(dana.getByText('Create the environment').first()).toBeVisible();
    await screenshot(dana, '06-task');
  });

  test('Progress and log move until it is ready', async () => {
    await dana.goto('/environments');
    await expect(dana.getByRole('row', { name: new RegExp(name) })).toBeVisible();
    await screenshot(dana, '07-list');
    await dana.getByRole('link', { name, exact: true }).click();
    await expect(dana).toHaveURL(/\/environments\/[0-9a-f-]{36}/);
    address = new URL(dana.url()).pathname;

    const status = dana.getByRole('status').first();
    await expect(status).toHaveText('Being created');
    const progress = dana.getByRole('progressbar', { name: 'Progress' });
    const percent = async () => Number(await progress.getAttribute('aria-valuenow'));
    const before = await percent();
    await expect.poll(percent).toBeGreaterThan(before + 10);
    await expect(dana.getByRole('list', { name: 'Phases' })).toContainText('under way');
    await screenshot(dana, '08-progress');

    await dana.getByRole('tab', { name: 'Log' }).click();
    const log = dana.getByRole('log');
    await expect(log).toContainText('eksctl');
    const lines = await log.locator('time').count();
    await screenshot(dana, '09-log');
    await expect.poll(() => log.locator('time').count()).toBeGreaterThan(lines);

    await expect(status).toHaveText('Ready', { timeout: 120_000 });
    await dana.getByRole('tab', { name: 'Overview' }).click();
    await screenshot(dana, '10-ready');
    await dana.getByRole('tab', { name: 'Connect' }).click();
    await expect(dana.getByText(/aws eks update-kubeconfig/).first()).toBeVisible();
    await screenshot(dana, '11-connect');
    await dana.getByRole('tab', { name: 'Manifest' }).click();
    await expect(dana.getByText(/kind:.*ClusterConfig/).first()).toBeVisible();
    await screenshot(dana, '12-manifest');
  });

  test('The catalog has it as a resource of team A', async () => {
    await openResource(dana, 'found');
    await expect(dana.getByText('kubernetes-cluster').first()).toBeVisible();
    await expect(dana.getByRole('link', { name: 'Show details' })).toBeVisible();
    await screenshot(dana, '13-catalog');
    await environmentTab(dana).click();
    await expect(dana.getByRole('status').first()).toHaveText('Ready');
    await screenshot(dana, '14-catalog-tab');
  });

  test('Dov sees nothing of it', async ({ browser }) => {
    dov = await signIn(browser, 'Dov');
    await expect(dov.getByRole('heading', { name: 'No environments yet' })).toBeVisible();
    await dov.goto(address);
    await expect(dov.getByRole('heading', { name: 'There is no such environment' })).toBeVisible();
    await screenshot(dov, '15-not-for-dov');
    await openResource(dov, 'missing');
    await dov.goto('/catalog?filters[kind]=resource&filters[user]=all');
    await expect(dov.getByText(/no records|no entities|\(0\)/i).first()).toBeVisible();
    await expect(dov.getByText(name)).toHaveCount(0);
  });

  test('Dana deletes it by typing its name, and it is gone', async () => {
    await dana.goto(address);
    await dana.getByRole('button', { name: 'Delete' }).click();
    const dialog = dana.getByRole('dialog');
    const confirm = dialog.getByRole('button', { name: 'Delete' });
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel(`Type ${name} to confirm`).fill('checkout');
    await expect(confirm).toBeDisabled();
    await dialog.getByLabel(`Type ${name} to confirm`).fill(name);
    await screenshot(dana, '16-delete');
    await confirm.click();

    const status = dana.getByRole('status').first();
    await expect(status).toHaveText('Being deleted');
    await screenshot(dana, '17-deleting');
    await expect(status).toHaveText('Deleted', { timeout: 120_000 });
    await screenshot(dana, '18-deleted');
    await dana.goto('/environments');
    await expect(dana.getByRole('heading', { name: 'No environments yet' })).toBeVisible();
    await openResource(dana, 'missing');
  });
});
