import type { Entity } from '@backstage/catalog-model';

const annotation = 'environments.backstage.io/id';

/** The id of the environment that an entity stands for. */
export function environmentId(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[annotation];
}

/** Whether an entity stands for an environment. @public */
export function isEnvironmentEntity(entity: Entity): boolean {
  return environmentId(entity) !== undefined;
}
