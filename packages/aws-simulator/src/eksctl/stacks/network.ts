/** The subnets that eksctl plans in a new VPC. */
export interface SubnetPlan {
  zone: string;
  publicCidr: string;
  privateCidr: string;
}

function toNumber(ip: string): number {
  return ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function toIp(value: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(value / 2 ** shift) % 256).join('.');
}

/**
 * Splits the VPC's range into 8 subnets (16 for more than four zones): the
 * first ones public, the next ones private.
 */
export function planSubnets(cidr: string, zones: readonly string[]): SubnetPlan[] {
  const [address, prefix] = cidr.split('/');
  const bits = zones.length * 2 <= 8 ? 3 : 4;
  const size = Number(prefix) + bits;
  const start = toNumber(address);
  const block = (index: number) => `${toIp(start + index * 2 ** (32 - size))}/${size}`;
  return zones.map((zone, index) => ({
    zone,
    publicCidr: block(index),
    privateCidr: block(zones.length + index),
  }));
}

export const defaultCidr = '192.168.0.0/16';
