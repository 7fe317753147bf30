import { violation } from '../path';
import { required, type Check } from './Check';

const part = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
const domain = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

/** Kubernetes' rules for labels and taints, without the prefixes that only the kubelet may set. */
export const checkLabels: Check = ({ managedNodeGroups }) =>
  (managedNodeGroups ?? []).flatMap((group, index) => {
    const at = (...path: (string | number)[]) => ['managedNodeGroups', index, ...path];
    return [
      ...Object.entries(group.labels ?? {}).flatMap(([key, value]) =>
        problems(key, value).map(problem => violation(at('labels', key), 'label', problem)),
      ),
      ...(Object.keys(group.labels ?? {}).length > 50
        ? [violation(at('labels'), 'label', 'At most 50 labels.')]
        : []),
      ...(group.taints ?? []).flatMap((taint, number) => [
        ...(taint.key === undefined
          ? [required(...at('taints', number, 'key'))]
          : problems(taint.key, taint.value ?? '').map(problem =>
              violation(at('taints', number), 'taint', problem),
            )),
        ...(taint.effect === undefined ? [required(...at('taints', number, 'effect'))] : []),
      ]),
    ];
  });

function problems(key: string, value: string): string[] {
  const slash = key.indexOf('/');
  const prefix = slash < 0 ? undefined : key.slice(0, slash);
  const name = key.slice(slash + 1);
  const found = [];
  if (!part.test(name) || (prefix !== undefined && !domain.test(prefix))) {
    found.push('Not a key that Kubernetes takes, such as example.com/purpose.');
  }
  if (prefix && /(^|\.)(kubernetes|k8s|eksctl)\.io$/.test(prefix)) {
    found.push('Keys of kubernetes.io, k8s.io and eksctl.io are reserved.');
  }
  if (value !== '' && !part.test(value)) {
    found.push('A value has at most 63 letters, digits, dots, hyphens and underscores.');
  }
  return found;
}
