import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import type { Quota, QuotaLimits } from '@eks-environments/plugin-environments-common';
import { changesInWords } from './quotaWords';

/** Says that somebody else has set limits since one began to edit them, who and which. */
export function LimitsChangedMeanwhile(props: { before: QuotaLimits; quota: Quota }) {
  const { before, quota } = props;
  return (
    <Alert severity="warning">
      <AlertTitle>Somebody else has changed the limits meanwhile</AlertTitle>
      {quota.setBy && (
        <>
          It was{' '}
          <EntityDisplayName entityRef={quota.setBy} defaultKind="user" hideIcon disableTooltip />.{' '}
        </>
      )}
      Nothing is saved yet, and what you have chosen is kept. Save again to set it in place of what
      is set now:
      <ul aria-label="What was changed meanwhile">
        {changesInWords(before, quota.limits).map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Alert>
  );
}
