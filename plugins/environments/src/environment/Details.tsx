import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { Facts } from './Facts';
import { viaInWords } from './viaInWords';

/** What of a connection is for people; the rest (certificates and such) is in the kubeconfig. */
const connectionWords: Record<string, string> = {
  version: 'Kubernetes version',
  accountId: 'AWS account',
  endpoint: 'API endpoint',
  arn: 'ARN',
  oidcIssuer: 'OIDC issuer',
};

function connectionFacts(connection: Environment['connection'] = {}) {
  return Object.fromEntries(
    Object.entries(connectionWords).map(([key, words]) => [words, connection[key]]),
  );
}

/** Who asked for it, when, and what is known of what runs. */
export function Details(props: { environment: Environment }) {
  const { environment } = props;
  const { readyAt, connection } = environment;
  return (
    <InfoCard title="Details">
      <Facts
        facts={{
          'Asked for by': <EntityRefLink entityRef={environment.requester} defaultKind="user" />,
          'Asked for with': viaInWords(environment.via),
          'Asked for': <Moment at={environment.createdAt} />,
          'Ready since': readyAt && <Moment at={readyAt} />,
          ...connectionFacts(connection),
          Id: environment.id,
        }}
      />
    </InfoCard>
  );
}
