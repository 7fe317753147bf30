import { expect, test, type Page } from '@playwright/test';
import {
  exampleMessages,
  MailTemplates,
} from '@eks-environments/plugin-environments-backend-module-aws-notifications';
import { screenshot } from './portal';

const portal = { title: 'Environments', url: 'https://portal.example.com' };

/** A wide window, and the narrowest telephone. */
const wide = { width: 720, height: 760 };
const narrow = { width: 320, height: 900 };

test.describe('The mail', () => {
  let page: Page;
  let requests: string[];

  test.beforeAll(async ({ browser }) => {
    page = await browser.newPage();
    page.on('request', request => requests.push(request.url()));
  });
  test.beforeEach(() => {
    requests = [];
  });
  test.afterAll(() => page.close());

  const templates = MailTemplates.load({ portal });
  const readsWell = async (message: ReturnType<typeof exampleMessages>[number]) => {
    await page.setViewportSize(wide);
    await page.setContent(templates.render(message).html);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(message.title);
    const links = await page
      .getByRole('link')
      .evaluateAll(found => found.map(link => link.getAttribute('href')));
    expect(links).toContain(`${portal.url}${message.link}`);

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await screenshot(page, `mail-${message.event}-${colorScheme}`);
    }
    await page.setViewportSize(narrow);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(narrow.width);
    expect(requests).toEqual([]);
  };

  for (const message of exampleMessages()) {
    test(`of ${message.event} reads well by day and by night, on wide and narrow screens`, () =>
      readsWell(message));
  }

  test('fills a telephone', async () => {
    await page.setViewportSize(narrow);
    await page.setContent(templates.render(exampleMessages()[0]).html);
    await screenshot(page, 'mail-narrow');
  });
});
