import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
  type ResourceEntity,
} from '@backstage/catalog-model';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';

/** Whether an environment is in the catalog: from when it first was ready until it is deleted. */
export function isInCatalog(item: EnvironmentListItem): boolean {
  return item.readyAt !== undefined && item.status !== 'deleted';
}

/** The entity ref of an environment of that name. */
export function entityRefOf(name: string): string {
  return stringifyEntityRef({ kind: 'Resource', namespace: 'default', name });
}

/**
 * What the catalog says of an environment: neither its manifest nor who asked for it. `portal` is the
 * portal's URL: the catalog takes absolute links only.
 */
export function toEntity(item: EnvironmentListItem, portal: string): ResourceEntity {
  const page = `/environments/${item.id}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: item.name,
      ...(item.description && { description: item.description }),
      tags: ['environment'],
      annotations: {
        ...item.annotations,
        [ANNOTATION_LOCATION]: `environments:${page}`,
        [ANNOTATION_ORIGIN_LOCATION]: `environments:${page}`,
        'environments.backstage.io/id': item.id,
      },
      links: [
        { url: `${portal.replace(/\/+$/, '')}${page}`, title: 'Environment', icon: 'dashboard' },
      ],
    },
    spec: { type: 'kubernetes-cluster', owner: item.owner },
  };
}
