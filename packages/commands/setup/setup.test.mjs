import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { formatDuration } from './duration.mjs';
import { withSetupLock } from './lock.mjs';
import { StepLog } from './steps.mjs';
import { hashOf, listFiles, stampFile } from './stamps.mjs';

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'set-up-test-'));
after(() => fs.rmSync(dir, { recursive: true, force: true }));

const write = (file, text) => {
  fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
  fs.writeFileSync(path.join(dir, file), text);
};

describe('A stamp', () => {
  beforeEach(() => {
    fs.rmSync(path.join(dir, 'a'), { recursive: true, force: true });
    write('a/one.ts', '1');
    write('a/deep/two.ts', '2');
  });

  it('changes with contents, names, removals and whatever else decides the result', () => {
    const before = hashOf(dir, ['a'], 'x64');
    assert.equal(hashOf(dir, ['a'], 'x64'), before);
    assert.notEqual(hashOf(dir, ['a'], 'arm64'), before);

    write('a/one.ts', '1 ');
    assert.notEqual(hashOf(dir, ['a'], 'x64'), before);
    write('a/one.ts', '1');
    assert.equal(hashOf(dir, ['a'], 'x64'), before);

    fs.renameSync(path.join(dir, 'a/one.ts'), path.join(dir, 'a/three.ts'));
    assert.notEqual(hashOf(dir, ['a'], 'x64'), before);
    fs.rmSync(path.join(dir, 'a/three.ts'));
    assert.notEqual(hashOf(dir, ['a'], 'x64'), before);
  });

  it('does not follow from what a build or an install writes', () => {
    const before = hashOf(dir, ['a']);
    write('a/dist/one.js', '1');
    write('a/node_modules/x/index.js', '1');
    assert.equal(hashOf(dir, ['a']), before);
    assert.deepEqual(listFiles(dir, ['a', 'missing']), ['a/deep/two.ts', 'a/one.ts']);
  });

  it('does not move text from one file to the next', () => {
    write('b/one.ts', 'ab');
    write('b/two.ts', 'c');
    const before = hashOf(dir, ['b']);
    write('b/one.ts', 'a');
    write('b/two.ts', 'bc');
    assert.notEqual(hashOf(dir, ['b']), before);
  });

  it('matches only what was written last', () => {
    const stamp = stampFile(dir, 'pages');
    assert.equal(stamp.matches('1'), false);
    stamp.write('1');
    assert.equal(stampFile(dir, 'pages').matches('1'), true);
    assert.equal(stamp.matches('2'), false);
    stamp.clear();
    assert.equal(stamp.matches('1'), false);
  });
});

describe('The step log', () => {
  it('tells what each step did and how long it took, to people and to machines', async () => {
    const printed = [];
    const log = new StepLog({ dir, command: 'start', print: line => printed.push(line) });
    await log.step('Yarn', async () => ({ action: 'skipped', what: '4.18.1, already there' }));
    await log.step('Dependencies', async () => ({ action: 'installed' }));
    await assert.rejects(
      log.step('Pages', async () => {
        throw new Error('no disk');
      }),
      /no disk/,
    );

    assert.match(printed[0], /^\[set-up\] Yarn: 4\.18\.1, already there \(\d+ ms\)$/);
    assert.match(printed[1], /^\[set-up\] Dependencies: installed in \d+ ms$/);
    const lines = fs.readFileSync(path.join(dir, 'steps.log'), 'utf8').trim().split('\n');
    const entries = lines.map(line => JSON.parse(line));
    assert.deepEqual(
      entries.map(({ command, step, action }) => [command, step, action]),
      [
        ['start', 'Yarn', 'skipped'],
        ['start', 'Dependencies', 'installed'],
        ['start', 'Pages', 'failed'],
      ],
    );
    assert.equal(new Set(entries.map(({ run }) => run)).size, 1);
    assert.ok(entries.every(({ ms }) => Number.isInteger(ms)));
  });
});

describe('The set-up of two commands at once', () => {
  it('runs one after the other', async () => {
    const order = [];
    const work = name => async () => {
      order.push(`${name} begins`);
      await new Promise(resolve => setImmediate(resolve));
      order.push(`${name} ends`);
    };
    await Promise.all([withSetupLock(dir, work('a')), withSetupLock(dir, work('b'))]);
    assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('goes on after a command that was killed in its set-up', async () => {
    // No process has this id: Linux ends at 4194304.
    fs.writeFileSync(path.join(dir, 'set-up.lock'), '4194305');
    assert.equal(await withSetupLock(dir, async () => 'done'), 'done');
    assert.equal(fs.existsSync(path.join(dir, 'set-up.lock')), false);
  });

  it('lets go of the lock when the set-up fails', async () => {
    await assert.rejects(withSetupLock(dir, async () => Promise.reject(new Error('no network'))));
    assert.equal(await withSetupLock(dir, async () => 'done'), 'done');
  });
});

describe('A duration', () => {
  it('is written as people read it', () => {
    assert.equal(formatDuration(340.4), '340 ms');
    assert.equal(formatDuration(12_340), '12.3 s');
    assert.equal(formatDuration(245_000), '4 min 05 s');
  });
});
