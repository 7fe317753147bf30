import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { CopyButton } from '../copying/CopyButton';
import { Facts } from '../environment/Facts';
import { viaInWords } from '../environment/viaInWords';
import { whereInWords } from '../providers/providerNames';
import { useProviders } from '../providers/useProviders';
import { Moment } from '../time/Moment';
import { shortDigest, typeInWords } from './requestWords';

/** What is asked for, by whom and for whom; the digest stands for all that is decided on. */
export function AskedFor(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const where = whereInWords(useProviders(), request);
  return (
    <InfoCard title="What is asked for">
      <Facts
        facts={{
          'Asked for by': <EntityRefLink entityRef={request.requester} defaultKind="user" />,
          Owner: <EntityRefLink entityRef={request.owner} defaultKind="group" />,
          Type: typeInWords(request),
          Provider: `${where.provider}, ${where.target}`,
          Region: request.region,
          'Asked for with': viaInWords(request.via),
          'Asked for': <Moment at={request.createdAt} />,
          Digest: (
            <>
              <code title={request.digest}>{shortDigest(request.digest)}</code>
              <CopyButton text={request.digest} what="digest" />
            </>
          ),
        }}
      />
    </InfoCard>
  );
}
