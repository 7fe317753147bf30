import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import useAsync from 'react-use/esm/useAsync';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { environmentsApiRef } from '../api';
import { Facts } from '../environment/Facts';
import { Moment } from '../time/Moment';
import { lifetimeInWords, momentInWords } from '../time/words';

/** Until when an environment is to be kept, and, while that is open, until when it is kept without it. */
export function ExtensionCard(props: { request: EnvironmentRequest }) {
  const { environmentId, expiresAt, lifetime, status } = props.request;
  const api = useApi(environmentsApiRef);
  const open = status === 'open';
  const { value } = useAsync(
    async () => (open ? api.getEnvironment(environmentId) : undefined),
    [api, environmentId, open],
  );
  return (
    <InfoCard title="How long it is to be kept">
      <Facts
        facts={{
          'Keep until': expiresAt && <Moment at={expiresAt} words={momentInWords} />,
          'Instead of': value?.expiresAt && <Moment at={value.expiresAt} words={momentInWords} />,
          'Lifetime in all': lifetime && lifetimeInWords(lifetime),
        }}
      />
    </InfoCard>
  );
}
