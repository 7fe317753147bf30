import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { messageOf } from '../__testUtils__/message';
import { exampleMessages } from './exampleMessages';
import { loadTemplates } from './loadTemplates';
import { MailTemplates } from './MailTemplates';

const portal = { title: 'Environments', url: 'https://portal.example.com/backstage' };

describe('Mails', () => {
  const templates = MailTemplates.load({ portal });

  it('of every event say what happened, where to go and how to get fewer, in HTML and in text', () => {
    const labels = new Set<string>();
    for (const message of exampleMessages()) {
      const { subject, html, text } = templates.render(message);
      labels.add(text.split('\n')[0]);
      expect(subject).toBe(message.title);
      for (const body of [html, text]) {
        expect(body).toContain(message.title);
        expect(body).toContain(message.text.split('\n').at(-1));
        expect(body).toContain(`https://portal.example.com/backstage${message.link}`);
        expect(body).toContain('https://portal.example.com/backstage/environments/preferences');
        expect(body).toContain('Tue, 1 Jan 2030, 10:00 UTC');
      }
      expect(html).not.toMatch(/<img|<link|url\(|<script/i);
    }
    expect(labels.size).toBe(exampleMessages().length);
  });

  it('show what people wrote and let it do nothing', () => {
    const evil = `<img src=x onerror="alert(1)"> & {{portal.url}} 'quoted'`;
    const { html, text } = templates.render(
      messageOf({
        title: evil,
        text: `${evil}\nsecond`,
        link: '/environments/e-1"><script>',
        environment: { id: '"><b>', name: evil, owner: `group:default/${evil}` },
      }),
    );
    expect(html).not.toMatch(/<img|<script|<b>/);
    expect(html).toContain(
      '&lt;img src&#x3D;x onerror&#x3D;&quot;alert(1)&quot;&gt; &amp; {{portal.url}}',
    );
    expect(text).toContain(evil);
  });

  it('lead to the portal, whatever their link is', () => {
    for (const link of ['data:text/html,x', '//evil.example.com/x', 'https://evil.example.com']) {
      const { text } = templates.render(messageOf({ link }));
      expect(text).toContain('Open the request: https://portal.example.com/backstage/');
    }
  });

  it('have a subject of one line and at most 100 characters, whatever the title is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.constantFrom('', '\r\nBcc: evil@example.com', '\u2028', '\ud800', '\u202e'),
        (title, poison) => {
          const { subject } = templates.render(messageOf({ title: `${title}${poison}${title}` }));
          expect([...subject].length).toBeLessThanOrEqual(100);
          expect(subject).not.toMatch(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
        },
      ),
    );
  });
});

describe('Templates of an adopter', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mail-templates-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  it('take the place of shipped ones of the same name, whether whole mails or parts of them', () => {
    write('approval.html.hbs', '<p>{{title}}</p>{{> facts}}');
    write(
      'facts.html.hbs',
      '<i>{{environment.ownerRef}}{{#if requestId}} {{requestId}}{{/if}}</i>',
    );
    write('notes.md', 'Ours');
    const { html, text } = loadTemplates(portal, folder).render(messageOf({ title: 'A & B' }));
    expect(html).toBe('<p>A &amp; B</p><i>group:default/team-a r-1</i>\n');
    expect(text).toContain('Approval needed');
    const ready = loadTemplates(portal, folder).render(messageOf({ event: 'environment-ready' }));
    expect(ready.html).toContain('<!doctype html>');
    expect(ready.html).toContain('<i>group:default/team-a');
  });

  it.each([
    ['a file that replaces nothing', 'aproval.html.hbs', 'x', 'aproval.html.hbs replaces nothing'],
    ['what is no template', 'approval.html.hbs', '{{#if title}}', 'approval.html.hbs: Parse error'],
    ['a field that is not there', 'layout.html.hbs', '{{tilte}}', '"tilte" not defined'],
    ['a part that is not there', 'expiry.txt.hbs', '{{> nothing}}', 'expiry.txt.hbs: The partial'],
    ['a helper that is not there', 'expiry.txt.hbs', '{{upper title}}', 'unknown helper upper'],
    ['values that are not escaped', 'button.html.hbs', '{{{title}}}', 'button.html.hbs: {{{x}}}'],
    ['values that are not escaped', 'button.html.hbs', '{{&title}}', 'button.html.hbs: {{{x}}}'],
    ['an empty mail', 'message.txt.hbs', ' ', 'message.txt.hbs: gives an empty mail'],
  ])('with %s stop the start: %s %s', (_, file, text, problem) => {
    write(file, text);
    const key = 'environments.notifications.ses.templates: ';
    expect(() => loadTemplates(portal, folder)).toThrow(key);
    expect(() => loadTemplates(portal, folder)).toThrow(problem);
  });

  it('must be in a folder', () => {
    expect(() => loadTemplates(portal, join(folder, 'nowhere'))).toThrow('is no folder');
  });
});
