import { pathInWords } from './pathWords';

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
