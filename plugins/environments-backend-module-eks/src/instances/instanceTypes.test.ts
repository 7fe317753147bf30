import { findInstanceType, knownInstanceTypes } from './instanceTypes';

describe('findInstanceType', () => {
  it.each([
    ['t3.nano', 2, 0.5],
    ['t3.medium', 2, 4],
    ['t4g.2xlarge', 8, 32],
    ['m6g.medium', 1, 4],
    ['m5.large', 2, 8],
    ['m6i.32xlarge', 128, 512],
    ['c5.18xlarge', 72, 144],
    ['c7i.48xlarge', 192, 384],
    ['r5.4xlarge', 16, 128],
  ])('counts %s as %d vCPU and %d GiB', (name, vcpu, memoryGib) => {
    expect(findInstanceType(name)).toMatchObject({ vcpu, memoryGib });
  });

  it.each(['m5.medium', 'm5.metal', 'x1.large', 'toString', ''])('does not guess at "%s"', name => {
    expect(findInstanceType(name)).toBeUndefined();
  });

  it('knows 20 families', () => {
    const families = knownInstanceTypes.map(name => name.split('.')[0]);
    expect(new Set(families).size).toBe(20);
  });
});
