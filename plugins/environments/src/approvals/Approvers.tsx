import { parseEntityRef } from '@backstage/catalog-model';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';

/** Who is nominated to decide, within a sentence: "lee", "2 people of team-a-leads, pat". */
export function Approvers(props: {
  approvers: string[];
  /** How many of them must approve. */
  quorum: number;
  linkProps?: { target: string; rel: string };
}) {
  const { approvers, quorum, linkProps } = props;
  if (approvers.length === 0) return <>{quorum > 1 ? `${quorum} people` : 'somebody'} who may</>;
  return (
    <>
      {quorum > 1 && `${quorum} people of `}
      {approvers.map((approver, index) => (
        <Fragment key={approver}>
          {index > 0 && ', '}
          <EntityRefLink
            entityRef={approver}
            // A nominated person goes by their name alone, too.
            defaultKind={parseEntityRef(approver).kind}
            {...linkProps}
          />
        </Fragment>
      ))}
    </>
  );
}
