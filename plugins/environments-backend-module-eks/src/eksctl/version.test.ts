import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkEksctl } from './version';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'version-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function eksctlThat(does: string, mode = 0o700): Promise<string> {
  const file = join(folder, `eksctl-${Math.random()}`);
  await writeFile(file, `#!/bin/sh\n${does}\n`, { mode });
  return file;
}
const check = (path: string) => checkEksctl(path, { PATH: process.env.PATH ?? '' });
const prints = (version: string) =>
  eksctlThat(`echo '{"Version":"${version}","PreReleaseID":"","Metadata":{"BuildDate":"x"}}'`);

describe('the check of eksctl', () => {
  it.each(['0.231.0', '0.231.1', '0.240.0', '1.0.0', '0.231.0-dev'])(
    'accepts %s',
    async version => {
      expect(await check(await prints(version))).toBeUndefined();
    },
  );

  it.each(['0.230.9', '0.99.0'])('says that %s is too old', async version => {
    expect(await check(await prints(version))).toBe(
      `eksctl ${version} is too old: install 0.231.0 or later.`,
    );
  });

  it('says where eksctl was looked for in vain', async () => {
    expect(await check('/nowhere/eksctl')).toContain('not found at "/nowhere/eksctl"');
  });

  it('says that what does not run does not run', async () => {
    expect(await check(await eksctlThat('exit 3'))).toContain('does not run');
    expect(await check(await eksctlThat('', 0o600))).toContain('does not run');
  });

  it('is not fooled by another program', async () => {
    expect(await check(await eksctlThat('echo hello'))).toContain('does not tell its version');
  });
});
