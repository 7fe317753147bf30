import { checkName, reservedInfixes } from './name';

describe('checkName', () => {
  it('takes names that AWS, CloudFormation and eksctl all take', () => {
    for (const name of ['abc', 'team-a-dev', 'a1b', 'a'.repeat(40), 'nodegroup-x']) {
      expect(checkName(name)).toEqual([]);
    }
  });

  it('refuses what is too short, too long or not lower-case ASCII', () => {
    for (const name of [
      '',
      'ab',
      'a'.repeat(41),
      'Abc',
      '1ab',
      'ab-',
      'a_b',
      'äbc',
      'a b',
      'abc\n',
    ]) {
      expect(checkName(name)).toEqual([
        expect.objectContaining({ path: 'name', rule: 'name.pattern' }),
      ]);
    }
  });

  it.each(reservedInfixes)('refuses the infix %s, by which eksctl tells stacks apart', infix => {
    expect(checkName(`team${infix}one`, 'manifest/metadata/name')).toEqual([
      expect.objectContaining({ path: 'manifest/metadata/name', rule: 'name.infix' }),
    ]);
  });
});
