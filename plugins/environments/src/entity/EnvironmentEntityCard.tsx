import { InfoCard, Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EnvironmentNotFound } from '../environment/EnvironmentNotFound';
import { Facts } from '../environment/Facts';
import { useEnvironment } from '../environment/useEnvironment';
import { SleepText } from '../hibernation/SleepText';
import { LoadError } from '../polling/LoadError';
import { isNotThere } from '../polling/problem';
import { ProgressLine } from '../progress/ProgressLine';
import { environmentRouteRef } from '../routes';
import { StatusBadge } from '../status/StatusBadge';
import { TimeLeft } from '../time/TimeLeft';
import { environmentId } from './environmentId';

/** The card of a catalog entity that stands for an environment. @public */
export function EnvironmentEntityCard() {
  const { entity } = useEntity();
  const id = environmentId(entity);
  return id ? <EnvironmentCard id={id} /> : null;
}

function EnvironmentCard(props: { id: string }) {
  const { data, error, refresh } = useEnvironment(props.id);
  const link = useRouteRef(environmentRouteRef);
  if (error && isNotThere(error)) return <EnvironmentNotFound />;
  if (!data && error) {
    return <LoadError what="the environment" error={error} onRetry={refresh} />;
  }
  return (
    <InfoCard
      title="Environment"
      deepLink={{ title: 'Show details', link: link({ id: props.id }) }}
    >
      {data ? (
        <>
          <Facts
            facts={{
              Status: <StatusBadge status={data.environment.status} />,
              'Time left': <TimeLeft environment={data.environment} />,
              Region: data.environment.region,
              Nodes: `At most ${data.environment.footprint.nodes}`,
            }}
          />
          <SleepText environment={data.environment} />
          <ProgressLine
            operation={data.operations.find(
              operation => operation.id === data.environment.currentOperationId,
            )}
          />
        </>
      ) : (
        <Progress />
      )}
    </InfoCard>
  );
}
