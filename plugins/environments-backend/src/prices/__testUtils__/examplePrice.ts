import { ratePerHour, type BilledParts } from '@eks-environments/plugin-environments-node';

export const quoted = { quoted: '0.1 USD per cluster-hour', source: 'a list' };

/** A control plane at 0.10 an hour, two to four nodes at 0.05 to 0.20, and volumes nobody has a price of. */
export const examplePrice: BilledParts = {
  parts: [
    {
      id: 'control-plane',
      title: 'Control plane',
      quantity: { min: 1, max: 1 },
      unit: 'cluster',
      price: {
        rate: { min: ratePerHour('0.1'), max: ratePerHour('0.1') },
        ...quoted,
        date: '2026-09-29',
      },
    },
    {
      id: 'nodes/workers',
      title: 'Nodes',
      quantity: { min: 2, max: 4 },
      unit: 'node',
      price: { rate: { min: ratePerHour('0.05'), max: ratePerHour('0.2') }, ...quoted },
    },
    { id: 'volumes/workers', title: 'Volumes', quantity: { min: 160, max: 320 }, unit: 'GiB' },
  ],
  notIncluded: ['tax'],
};
