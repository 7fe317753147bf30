import { createMockDirectory } from '@backstage/backend-test-utils';
import { processingResult } from '@backstage/plugin-catalog-node';
import { manifestTemplate } from './manifestTemplate';

const text = 'metadata:\n  name: {{string name}}\n';

describe('$manifestTemplate', () => {
  const folder = createMockDirectory({
    content: {
      secret: 'secret',
      template: { 'template.yaml': '', content: { 'cluster.yaml.hbs': text } },
    },
  });
  const file = folder.resolve('template/template.yaml');
  const url = 'https://git.example/o/r/template/template.yaml';

  function resolve(value: unknown, baseUrl: string) {
    const read = jest.fn(async (_: string) => Buffer.from(text));
    const emit = jest.fn();
    const resolveUrl = (path: string, base: string) => new URL(path, base).href;
    const key = 'manifestTemplate';
    const answer = manifestTemplate({
      key,
      value: value as string,
      baseUrl,
      read,
      resolveUrl,
      emit,
    });
    return { answer, read, emit };
  }

  it('is the text of a file beside a template that was read from a file, and follows its changes', async () => {
    const { answer, read, emit } = resolve('./content/cluster.yaml.hbs', file);
    expect(await answer).toBe(text);
    expect(read).not.toHaveBeenCalled();
    const path = folder.resolve('template/content/cluster.yaml.hbs');
    expect(emit).toHaveBeenCalledWith(processingResult.refresh(`file:${path}`));
  });

  it('is the text of a file beside a template that was read from a URL, and follows its changes', async () => {
    const { answer, read, emit } = resolve('content/cluster.yaml.hbs', url);
    expect(await answer).toBe(text);
    const address = 'https://git.example/o/r/template/content/cluster.yaml.hbs';
    expect(read.mock.calls).toEqual([[address]]);
    expect(emit).toHaveBeenCalledWith(processingResult.refresh(`url:${address}`));
  });

  it.each([
    '../secret',
    'content/../../secret',
    './../secret',
    '/etc/passwd',
    '%2e%2e/secret',
    'https://elsewhere.example/a',
    '//elsewhere.example/a',
    'file:///etc/passwd',
    '\\\\elsewhere\\a',
    '',
    1,
    { a: 1 },
  ])('refuses %j, which is not below the folder of the template', async value => {
    for (const base of [file, url]) {
      const { answer, read } = resolve(value, base);
      await expect(answer).rejects.toThrow("a file below the template's folder");
      expect(read).not.toHaveBeenCalled();
    }
  });
});
