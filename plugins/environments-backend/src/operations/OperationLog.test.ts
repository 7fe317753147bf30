import { mockServices } from '@backstage/backend-test-utils';
import type { LogLine } from '@eks-environments/plugin-environments-common';
import { FakeClock } from '../__testUtils__/FakeClock';
import { mostLines, OperationLog } from './OperationLog';
import { redacted } from './redact';

function setUp(lastNumber = 0) {
  const clock = new FakeClock();
  const stored: LogLine[] = [];
  const insert = jest.fn(async (lines: LogLine[]) => {
    stored.push(...lines);
  });
  const onStored = jest.fn();
  const log = new OperationLog({
    clock,
    logger: mockServices.logger.mock(),
    lastNumber,
    insert,
    onStored,
  });
  const say = (text: string) => log.add({ stream: 'stdout', level: 'info', text });
  return { clock, stored, insert, onStored, log, say };
}

describe('OperationLog', () => {
  it('goes on after the last line of the holder before, and stores in batches', async () => {
    const { clock, stored, insert, onStored, say } = setUp(41);
    say('one');
    await clock.advance(100);
    say('two');
    expect(insert).not.toHaveBeenCalled();
    await clock.advance(400);
    expect(insert).toHaveBeenCalledTimes(1);
    expect(onStored).toHaveBeenCalledTimes(1);
    expect(stored).toEqual([
      { n: 42, at: '2030-01-01T00:00:00.000Z', stream: 'stdout', level: 'info', text: 'one' },
      { n: 43, at: '2030-01-01T00:00:00.100Z', stream: 'stdout', level: 'info', text: 'two' },
    ]);
    say('three');
    await clock.advance(500);
    expect(stored.map(line => line.n)).toEqual([42, 43, 44]);
  });

  it('keeps what could not be stored, in order', async () => {
    const { clock, stored, insert, say } = setUp();
    insert.mockRejectedValueOnce(new Error('away'));
    say('one');
    await clock.advance(500);
    say('two');
    expect(stored).toEqual([]);
    await clock.advance(500);
    expect(stored.map(line => line.text)).toEqual(['one', 'two']);
  });

  it('says when lines are left out, and stops there', async () => {
    const { log, stored, say } = setUp(mostLines - 3);
    ['a', 'b', 'c', 'd', 'e'].forEach(say);
    await log.flush();
    expect(stored.map(line => line.text)).toEqual(['a', 'b', 'Further lines are left out']);
    expect(stored.at(-1)?.n).toBe(mostLines);
  });

  it('takes secrets out, keys over several lines of one stream among them', async () => {
    const { log, stored, say } = setUp();
    say('-----BEGIN RSA PRIVATE KEY-----');
    log.add({ stream: 'stderr', level: 'info', text: 'in between' });
    say('MIIEowIBAAKCAQEA');
    say('-----END RSA PRIVATE KEY-----');
    say('after');
    await log.flush();
    expect(stored.map(line => line.text)).toEqual([
      redacted,
      'in between',
      redacted,
      redacted,
      'after',
    ]);
  });

  it('stores nothing once it is closed', async () => {
    const { clock, log, insert, say } = setUp();
    say('one');
    log.close();
    say('two');
    await log.flush();
    await clock.advance(1000);
    expect(insert).not.toHaveBeenCalled();
  });
});
