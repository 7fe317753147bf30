import type { ErrorDetail } from '@eks-environments/plugin-environments-common';
import { imposedTags } from '../complete';
import { violation, type PathPart } from '../path';
import type { SubmittedManifest } from '../shape/manifest';
import { checkTag, mostTags, reservedTagPrefixes } from '../tags';
import type { Check } from './Check';

type Tags = Record<string, string>;

/** Tags wherever a manifest may set them: what AWS takes, and none that contradicts ours. */
export const checkTags: Check = (manifest, context) => {
  const imposed = imposedTags(context);
  const everywhere = { ...manifest.metadata?.tags, ...imposed };
  return placesOf(manifest).flatMap(({ path, tags }) => [
    ...Object.entries(tags).flatMap(([key, value]) => check([...path, key], key, value, imposed)),
    ...(Object.keys({ ...everywhere, ...tags }).length > mostTags
      ? [
          violation(
            path,
            'tag.count',
            `At most ${mostTags} tags, those of the whole manifest and of the portal included.`,
          ),
        ]
      : []),
  ]);
};

function placesOf(manifest: SubmittedManifest): { path: PathPart[]; tags: Tags }[] {
  const places: [PathPart[], Tags | undefined][] = [
    [['metadata', 'tags'], manifest.metadata?.tags],
    ...(manifest.managedNodeGroups ?? []).map((group, index): [PathPart[], Tags | undefined] => [
      ['managedNodeGroups', index, 'tags'],
      group.tags,
    ]),
    ...(manifest.iam?.podIdentityAssociations ?? []).map(
      (item, index): [PathPart[], Tags | undefined] => [
        ['iam', 'podIdentityAssociations', index, 'tags'],
        item.tags,
      ],
    ),
    ...(manifest.addons ?? []).flatMap((addon, index): [PathPart[], Tags | undefined][] => [
      [['addons', index, 'tags'], addon.tags],
      ...(addon.podIdentityAssociations ?? []).map((item, at): [PathPart[], Tags | undefined] => [
        ['addons', index, 'podIdentityAssociations', at, 'tags'],
        item.tags,
      ]),
    ]),
  ];
  return places.flatMap(([path, tags]) => (tags ? [{ path, tags }] : []));
}

function check(
  path: PathPart[],
  key: string,
  value: string,
  imposed: ReturnType<typeof imposedTags>,
): ErrorDetail[] {
  if (Object.hasOwn(imposed, key)) {
    return imposed[key] === value
      ? []
      : [violation(path, 'tag.contradiction', 'The portal sets this tag itself: leave it out.')];
  }
  // Tags that differ in case only are two tags to AWS, and a trap to people.
  const reserved = reservedTagPrefixes.find(prefix => key.toLowerCase().startsWith(prefix));
  if (reserved) {
    return [violation(path, 'tag.reserved', `Tags of "${reserved}" are reserved.`)];
  }
  const problem = checkTag(key, value);
  return problem ? [violation(path, 'tag.form', problem)] : [];
}
