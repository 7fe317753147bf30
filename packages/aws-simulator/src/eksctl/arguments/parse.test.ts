import { formatDuration, parseArguments, parseDuration } from './parse.ts';
import type { Flag } from './types.ts';

const flags: Flag[] = [
  { name: 'name', short: 'n', type: 'text' },
  { name: 'wait', short: 'w', type: 'switch' },
  { name: 'nodes', short: 'N', type: 'number' },
  { name: 'timeout', type: 'duration' },
  { name: 'zones', type: 'list' },
];
const parse = (...words: string[]) => parseArguments(words, flags, ['fargate']);

describe('parseArguments', () => {
  it('reads every spelling that pflag reads', () => {
    expect(
      parse('--name', 'a', '-w', '-N3', '--timeout=40m', '--zones', 'x,y', '--zones=z', 'b'),
    ).toEqual({
      flags: { name: 'a', wait: true, nodes: 3, timeout: 2400, zones: ['x', 'y', 'z'] },
      positional: ['b'],
    });
    expect(parse('--wait=false', '-n=a', '--', '--name')).toEqual({
      flags: { wait: false, name: 'a' },
      positional: ['--name'],
    });
  });

  it.each([
    [['--nope'], 'unknown flag: --nope'],
    [['-x'], "unknown shorthand flag: 'x' in -x"],
    [['--name'], 'flag needs an argument: --name'],
    [['-n'], "flag needs an argument: 'n' in -n"],
    [
      ['--nodes', 'many'],
      'invalid argument "many" for "-N, --nodes" flag: strconv.ParseInt: parsing "many": invalid syntax',
    ],
    [['--timeout', '5'], 'invalid argument "5" for "--timeout" flag: time: invalid duration "5"'],
    [['--fargate'], 'eksctl simulator: the flag --fargate is not simulated'],
  ])('refuses %j', (words, message) => {
    expect(() => parse(...words)).toThrow(message);
  });

  it('reads and writes durations of Go', () => {
    expect(parseDuration('1h2m3.5s')).toBe(3723.5);
    expect(parseDuration('m')).toBeUndefined();
    expect(formatDuration(1500)).toBe('25m0s');
    expect(formatDuration(3905)).toBe('1h5m5s');
  });
});
