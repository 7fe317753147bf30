import { AwsError } from '../../protocols/AwsError.ts';
import { asTexts } from '../../protocols/json.ts';
import { page } from '../../protocols/pages.ts';
import type { Operation } from '../../server/Operation.ts';
import { filtered } from '../filters.ts';
import { instanceTypes } from '../instanceTypes.ts';
import { regionNames, zonesOf } from '../zones.ts';

const untagged = <T extends object>(item: T) => ({ ...item, tags: {} });

export const catalogOperations: Record<string, Operation> = {
  DescribeRegions: input => ({
    regionInfo: filtered(
      regionNames
        .filter(name => !input.RegionName || asTexts(input.RegionName).includes(name))
        .map(name => untagged({ name })),
      input,
      item => ({ 'region-name': item.name, 'opt-in-status': 'opt-in-not-required' }),
    ).map(({ name }) => ({
      regionName: name,
      regionEndpoint: `ec2.${name}.amazonaws.com`,
      optInStatus: 'opt-in-not-required',
    })),
  }),

  DescribeAvailabilityZones(input, { region }) {
    const names = asTexts(input.ZoneName);
    const ids = asTexts(input.ZoneId);
    const zones = zonesOf(region.name).filter(
      zone =>
        (names.length === 0 || names.includes(zone.name)) &&
        (ids.length === 0 || ids.includes(zone.id)),
    );
    const missing = names.filter(name => !zones.some(zone => zone.name === name));
    if (missing.length > 0) {
      throw new AwsError(
        'InvalidParameterValue',
        `Invalid availability zone: [${missing.join(', ')}]`,
      );
    }
    return {
      availabilityZoneInfo: filtered(zones.map(untagged), input, zone => ({
        'region-name': region.name,
        state: 'available',
        'zone-type': 'availability-zone',
        'zone-name': zone.name,
        'zone-id': zone.id,
        'opt-in-status': 'opt-in-not-required',
      })).map(zone => ({
        zoneName: zone.name,
        zoneId: zone.id,
        zoneState: 'available',
        zoneType: 'availability-zone',
        regionName: region.name,
        optInStatus: 'opt-in-not-required',
        groupName: region.name,
        networkBorderGroup: region.name,
        messageSet: [],
      })),
    };
  },

  DescribeInstanceTypes(input) {
    const wanted = asTexts(input.InstanceType);
    const unknown = wanted.filter(name => !instanceTypes.has(name));
    if (unknown.length > 0) {
      throw new AwsError(
        'InvalidInstanceType',
        `The following supplied instance types do not exist: [${unknown.join(', ')}]`,
      );
    }
    const types = filtered(
      [...instanceTypes.values()]
        .filter(type => wanted.length === 0 || wanted.includes(type.name))
        .map(untagged),
      input,
      type => ({
        'instance-type': type.name,
        'processor-info.supported-architecture': type.arch,
        'current-generation': 'true',
        'burstable-performance-supported': String(type.burstable),
        'vcpu-info.default-vcpus': String(type.vcpus),
        'memory-info.size-in-mib': String(type.memoryMiB),
      }),
    );
    const { items, nextToken } = page(types, input.NextToken, Number(input.MaxResults ?? 100));
    return {
      instanceTypeSet: items.map(type => ({
        instanceType: type.name,
        currentGeneration: true,
        freeTierEligible: false,
        supportedUsageClasses: ['on-demand', 'spot'],
        supportedRootDeviceTypes: ['ebs'],
        supportedVirtualizationTypes: ['hvm'],
        bareMetal: false,
        hypervisor: 'nitro',
        processorInfo: { supportedArchitectures: [type.arch] },
        vCpuInfo: {
          defaultVCpus: type.vcpus,
          defaultCores: Math.max(1, type.vcpus / 2),
          defaultThreadsPerCore: 2,
        },
        memoryInfo: { sizeInMiB: type.memoryMiB },
        instanceStorageSupported: false,
        burstablePerformanceSupported: type.burstable,
      })),
      nextToken,
    };
  },

  DescribeInstanceTypeOfferings(input, { region }) {
    const location = String(input.LocationType ?? 'region');
    const zones = zonesOf(region.name);
    let places = [region.name];
    if (location !== 'region') {
      places = zones.map(zone => (location === 'availability-zone-id' ? zone.id : zone.name));
    }
    const offerings = filtered(
      places.flatMap(place => [...instanceTypes.keys()].map(type => untagged({ type, place }))),
      input,
      offering => ({ 'instance-type': offering.type, location: offering.place }),
    );
    const { items, nextToken } = page(offerings, input.NextToken, Number(input.MaxResults ?? 1000));
    return {
      instanceTypeOfferingSet: items.map(({ type, place }) => ({
        instanceType: type,
        locationType: location,
        location: place,
      })),
      nextToken,
    };
  },
};
