import type { ServiceHealth } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';

/** A sentence that says when the first of them came to be as it is; silent where that is not known. */
export function Since(props: { services: ServiceHealth[] }) {
  const [earliest] = props.services.flatMap(({ since }) => since ?? []).sort();
  if (!earliest) return null;
  return (
    <>
      {' It began '}
      <Moment at={earliest} />.
    </>
  );
}
