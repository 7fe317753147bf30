import { contains, overlaps, parseCidr, privateRanges, type Cidr } from '../cidr';
import { violation, type PathPart } from '../path';
import type { Check } from './Check';

const notACidr =
  'Write an IPv4 range such as 10.42.0.0/16, with the bits after the prefix at zero.';

/** The range of the VPC and that of the cluster's services. */
export const checkRanges: Check = ({ vpc, kubernetesNetworkConfig }) => {
  const found = [];
  const own = checkRange(['vpc', 'cidr'], vpc?.cidr, {
    ranges: privateRanges,
    least: 16,
  });
  // EKS does not take the shared range of RFC 6598 for services.
  const services = checkRange(
    ['kubernetesNetworkConfig', 'serviceIPv4CIDR'],
    kubernetesNetworkConfig?.serviceIPv4CIDR,
    { ranges: privateRanges.slice(0, 3), least: 12 },
  );
  found.push(...own.violations, ...services.violations);
  const vpcRange = own.cidr ?? parseCidr('192.168.0.0/16');
  if (services.cidr && vpcRange && overlaps(services.cidr, vpcRange)) {
    found.push(
      violation(
        ['kubernetesNetworkConfig', 'serviceIPv4CIDR'],
        'cidr.overlap',
        'Overlaps with the range of the VPC.',
      ),
    );
  }
  return found;
};

function checkRange(
  path: PathPart[],
  text: string | undefined,
  bounds: { ranges: Cidr[]; least: number },
) {
  const cidr = text === undefined ? undefined : parseCidr(text);
  const violations = [];
  if (text !== undefined && !cidr) {
    violations.push(violation(path, 'cidr.syntax', notACidr));
  }
  if (cidr && !bounds.ranges.some(range => contains(range, cidr))) {
    violations.push(violation(path, 'cidr.private', 'Use a private range (RFC 1918).'));
  }
  if (cidr && (cidr.prefix < bounds.least || cidr.prefix > 24)) {
    violations.push(
      violation(path, 'cidr.size', `The prefix must be from /${bounds.least} to /24.`),
    );
  }
  return { cidr, violations };
}

/** Who may reach the public endpoint. */
export const checkPublicAccess: Check = ({ vpc }, { guardrails }) => {
  const allowed = guardrails.publicAccessCidrs?.flatMap(text => parseCidr(text) ?? []);
  return (vpc?.publicAccessCIDRs ?? []).flatMap((text, index) => {
    const path = ['vpc', 'publicAccessCIDRs', index];
    const cidr = parseCidr(text);
    if (!cidr) {
      return [violation(path, 'cidr.syntax', notACidr)];
    }
    if (privateRanges.some(range => contains(range, cidr))) {
      return [violation(path, 'cidr.public', 'EKS takes public addresses here, not private ones.')];
    }
    return !allowed || allowed.some(range => contains(range, cidr))
      ? []
      : [
          violation(
            path,
            'guardrail.public-access',
            `Must lie within ${guardrails.publicAccessCidrs?.join(', ')}.`,
          ),
        ];
  });
};
