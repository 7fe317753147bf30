import { expect, request, type APIRequestContext, type Browser, type Page } from '@playwright/test';

/** A browser of their own, signed in as a persona. */
export async function signIn(browser: Browser, persona: string): Promise<Page> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: `Sign in as ${persona}` }).click();
  await expect(page.getByRole('button', { name: /^Sign in as/ })).toHaveCount(0);
  return page;
}

/** The portal's HTTP APIs as a persona. */
export async function apiAs(persona: string): Promise<APIRequestContext> {
  const baseURL = process.env.ENVIRONMENTS_URL;
  const signingIn = await request.newContext({ baseURL });
  const answer = await signingIn.get('/api/auth/development-personas/refresh', {
    headers: { 'x-development-persona': persona },
  });
  const { backstageIdentity } = await answer.json();
  await signingIn.dispose();
  return request.newContext({
    baseURL,
    extraHTTPHeaders: { authorization: `Bearer ${backstageIdentity.token}` },
  });
}

/** Keeps what the page shows now, as a result of the run. */
export async function screenshot(page: Page, name: string) {
  await page.screenshot({
    path: `e2e-test-report/screenshots/${name}.png`,
    animations: 'disabled',
  });
}

/** Does something in the dark theme. Pages begin anew with another theme: dialogs are closed by it. */
export async function byNight(page: Page, look: () => Promise<void>) {
  await page.emulateMedia({ colorScheme: 'dark' });
  await look();
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The narrowest window that everything must fit into. */
const narrow = 400;

/** Does something in a window as narrow as a telephone, and looks that nothing stands out of it. */
export async function onTelephone(page: Page, look: () => Promise<void>) {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: narrow, height: 860 });
  await look();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(narrow);
  if (wide) await page.setViewportSize(wide);
}
