/** The environment's id, on every stack and what is in it. */
export const idTag = 'environments.backstage.io/id';
/** The environment's owner, an entity ref. */
export const ownerTag = 'environments.backstage.io/owner';

/** AWS's, eksctl's, our own, and those by which Kubernetes' controllers find what is theirs. */
export const reservedTagPrefixes = [
  'aws:',
  'alpha.eksctl.io/',
  'eksctl.cluster.k8s.io/',
  'eksctl.io/',
  'environments.backstage.io/',
  'kubernetes.io/',
  'k8s.io/',
  'eks:',
];

/** AWS takes 50 on a resource; eksctl adds up to 5 of its own. */
export const mostTags = 45;

const allowed = /^[\p{L}\p{N}\p{Zs}_.:/=+\-@]*$/u;

/** Why a tag is none that AWS takes, by its rules for tags; undefined if it is one. */
export function checkTag(key: string, value: string): string | undefined {
  if (key.trim() !== key || key.length < 1 || key.length > 128) {
    return 'A tag key has 1 to 128 characters and no space at its ends.';
  }
  if (value.length > 256) {
    return 'A tag value has at most 256 characters.';
  }
  return allowed.test(key) && allowed.test(value)
    ? undefined
    : 'Tags are made of letters, digits, spaces and _ . : / = + - @';
}
