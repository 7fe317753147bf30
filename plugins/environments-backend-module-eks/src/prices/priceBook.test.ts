import { ratePerHour } from '@eks-environments/plugin-environments-node';
import { knownInstanceTypes } from '../instances/instanceTypes';
import ec2 from './data/ec2.json';
import { instancePrice } from './priceBook';

const rows = Object.entries(ec2.families).flatMap(([family, regions]) =>
  Object.entries(regions).map(([region, prices]) => ({ family, region, prices })),
);

describe('the price book', () => {
  it('has a price of every family that may be used, in 24 regions', () => {
    const known = new Set(knownInstanceTypes.map(type => type.split('.')[0]));
    expect(new Set(Object.keys(ec2.families))).toEqual(known);
    expect(new Set(rows.map(row => row.region)).size).toBe(24);
    expect(rows).toHaveLength(421);
  });

  it('loses nothing when it divides the price of a large node', () => {
    for (const { family, region, prices } of rows) {
      const large = BigInt(ratePerHour(prices[0]));
      const rate = (size: string) =>
        BigInt(instancePrice(`${family}.${size}`, region, 'on-demand')?.rate ?? 0);
      expect(rate('nano') * 16n).toBe(large);
      expect(rate('48xlarge')).toBe(large * 96n);
    }
  });

  it.each(['m5.metal', 'm5.18xlarge', 'x1.large', 'm5', 'toString.large', ''])(
    'does not guess at the price of "%s"',
    type => {
      expect(instancePrice(type, 'us-east-1', 'on-demand')).toBeUndefined();
      expect(instancePrice(type, 'us-east-1', 'spot')).toBeUndefined();
    },
  );
});
