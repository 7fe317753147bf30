import type { ResourceType } from '../ResourceType.ts';

const role: ResourceType = {
  createSeconds: 18,
  deleteSeconds: 2,
  create({ region, stack, resource, properties }) {
    const suffix = `${resource.logicalId}-${region.random.upper(12)}`;
    const name =
      properties.RoleName === undefined
        ? `${stack.name.slice(0, 63 - suffix.length)}-${suffix}`
        : String(properties.RoleName);
    return {
      physicalId: name,
      attributes: {
        Arn: `arn:aws:iam::${region.account}:role/${name}`,
        RoleId: `AROA${region.random.upper(17)}`,
      },
    };
  },
};

const policy: ResourceType = {
  createSeconds: 15,
  deleteSeconds: 2,
  create: ({ region, stack, resource }) => ({
    physicalId: `${stack.name}-${resource.logicalId}-${region.random.upper(12)}`,
  }),
};

export const iamTypes: Record<string, ResourceType> = {
  'AWS::IAM::Role': role,
  'AWS::IAM::Policy': policy,
};
