import type { Entity } from '@backstage/catalog-model';

function refOf(text: string): string {
  return text.includes(':') ? text : `user:default/${text}`;
}

/** A user of the default namespace, with an address unless it is undefined. */
export function user(name: string, email?: unknown): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default' },
    spec: { profile: { displayName: name, ...(email !== undefined && { email }) } },
  } as Entity;
}

/** A group of the default namespace with its members and the groups below it. */
export function group(name: string, members: string[], children: string[] = []): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default' },
    spec: { type: 'team', children: [] },
    relations: [
      ...members.map(member => ({ type: 'hasMember', targetRef: refOf(member) })),
      ...children.map(child => ({ type: 'parentOf', targetRef: `group:default/${child}` })),
    ],
  };
}
