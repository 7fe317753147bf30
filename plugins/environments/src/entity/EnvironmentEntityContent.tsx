import { useEntity } from '@backstage/plugin-catalog-react';
import { EnvironmentView } from '../environment/EnvironmentView';
import { environmentId } from './environmentId';

/** The tab of a catalog entity that stands for an environment. @public */
export function EnvironmentEntityContent() {
  const { entity } = useEntity();
  const id = environmentId(entity);
  return id ? <EnvironmentView id={id} /> : null;
}
