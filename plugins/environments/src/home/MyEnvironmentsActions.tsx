import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { CreateButton } from '../list/CreateButton';
import { rootRouteRef } from '../routes';
import { addressOfAll } from './mine';

/** What the widget leads to. */
export function MyEnvironmentsActions() {
  const environments = useRouteRef(rootRouteRef);
  return (
    <>
      <LinkButton to={addressOfAll(environments())}>Show all</LinkButton>
      <CreateButton />
    </>
  );
}
