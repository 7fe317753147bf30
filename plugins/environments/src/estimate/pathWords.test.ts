import { messageInWords, pathInWords } from './pathWords';

it.each([
  ['manifest', 'The manifest'],
  ['manifest/metadata/region', 'Metadata › Region'],
  ['manifest/managedNodeGroups/0/instanceType', 'Managed node groups 1 › Instance type'],
  ['manifest/vpc/publicAccessCIDRs/1', 'Vpc › Public access CIDRs 2'],
  ['manifest/metadata/tags/cost-centre', 'Metadata › Tags › cost-centre'],
  ['lifetime', 'Lifetime'],
])('a violation at %s is said to be at "%s"', (path, words) => {
  expect(pathInWords(path)).toBe(words);
});

it.each([
  ['manifest/managedNodeGroups/0/maxSize', 'Most nodes'],
  ['manifest/vpc/publicAccessCIDRs/1', 'Who may reach it 2'],
  ['manifest/managedNodeGroups/1/maxSize', 'Managed node groups 2 › Max size'],
])('a violation at %s is said by the labels to be at "%s"', (path, words) => {
  const labels = {
    'manifest/managedNodeGroups/0/maxSize': 'Most nodes',
    'manifest/vpc/publicAccessCIDRs': 'Who may reach it',
  };
  expect(pathInWords(path, labels)).toBe(words);
});

it('a message names fields by the labels, where these know them, and keeps its other words', () => {
  const labels = {
    'manifest/managedNodeGroups/0/minSize': 'Fewest nodes',
    'manifest/metadata/name': 'Name',
  };
  expect(messageInWords('Must be at least minSize, not volumeSize; the name stays.', labels)).toBe(
    'Must be at least “Fewest nodes”, not volumeSize; the name stays.',
  );
});
