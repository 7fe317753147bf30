import { violation } from '../path';
import { defaultZones } from '../zones';
import { repeated, type Check } from './Check';

/** EKS wants subnets in at least two zones. */
export const checkZones: Check = (manifest, { account }) => {
  const found = [];
  const region = manifest.metadata?.region;
  if (region === undefined || !account.regions.includes(region)) {
    return [];
  }
  const zones = manifest.availabilityZones;
  if (!zones) {
    return defaultZones(account, region)
      ? []
      : [
          violation(
            ['availabilityZones'],
            'zones.unknown',
            `The zones of ${region} differ between accounts: name at least two.`,
          ),
        ];
  }
  if (new Set(zones).size < 2) {
    found.push(
      violation(['availabilityZones'], 'zones.count', 'EKS needs at least two availability zones.'),
    );
  }
  for (const [index, zone] of zones.entries()) {
    if (!/^[a-z]$/.test(zone.slice(region.length)) || !zone.startsWith(region)) {
      found.push(
        violation(
          ['availabilityZones', index],
          'zones.region',
          `Not a zone of ${region}, such as ${region}a.`,
        ),
      );
    }
  }
  for (const [, index] of repeated(zones)) {
    found.push(violation(['availabilityZones', index], 'zones.repeated', 'Stands twice.'));
  }
  return found;
};

/** A group's zones are among the cluster's. */
export const checkGroupZones: Check = (manifest, { account }) => {
  const region = manifest.metadata?.region ?? '';
  const zones = manifest.availabilityZones ?? defaultZones(account, region);
  return (manifest.managedNodeGroups ?? []).flatMap((group, index) =>
    (group.availabilityZones ?? []).flatMap((zone, at) =>
      zones?.includes(zone)
        ? []
        : [
            violation(
              ['managedNodeGroups', index, 'availabilityZones', at],
              'zones.group',
              `Not among the zones of the cluster${zones ? `: ${zones.join(', ')}` : ''}.`,
            ),
          ],
    ),
  );
};
