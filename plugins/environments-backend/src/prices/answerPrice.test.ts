import { examplePrice, quoted } from './__testUtils__/examplePrice';
import { answerPrice } from './answerPrice';

const day = 24 * 3_600_000;

describe('answerPrice', () => {
  it('gives the price per hour, month and lifetime, with its parts', () => {
    expect(answerPrice(examplePrice, 2 * day)).toEqual({
      perHour: { min: 0.2, max: 0.9 },
      perMonth: { min: 146, max: 657 },
      lifetime: { min: 9.6, max: 43.2 },
      parts: [
        {
          id: 'control-plane',
          title: 'Control plane',
          quantity: { min: 1, max: 1 },
          unit: 'cluster',
          perMonth: { min: 73, max: 73 },
          ...quoted,
          date: '2026-09-29',
        },
        {
          id: 'nodes/workers',
          title: 'Nodes',
          quantity: { min: 2, max: 4 },
          unit: 'node',
          perMonth: { min: 73, max: 584 },
          ...quoted,
        },
        {
          id: 'volumes/workers',
          title: 'Volumes',
          quantity: { min: 160, max: 320 },
          unit: 'GiB',
        },
      ],
      unknown: ['Volumes'],
      notIncluded: ['tax'],
    });
  });

  it('has no sum of the lifetime where there is no end', () => {
    expect(answerPrice(examplePrice, null)).not.toHaveProperty('lifetime');
  });

  it('leaves what is unknown out of every sum, and names it', () => {
    const known = { ...examplePrice, parts: examplePrice.parts.filter(part => part.price) };
    const { perHour, perMonth, lifetime, unknown } = answerPrice(examplePrice, day);
    expect({ perHour, perMonth, lifetime }).toEqual({
      perHour: answerPrice(known, day).perHour,
      perMonth: answerPrice(known, day).perMonth,
      lifetime: answerPrice(known, day).lifetime,
    });
    expect(unknown).toEqual(['Volumes']);
    expect(answerPrice(known, day).unknown).toEqual([]);
  });
});
