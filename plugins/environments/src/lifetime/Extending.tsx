import { alertApiRef, useApi } from '@backstage/core-plugin-api';
import Alert from '@material-ui/lab/Alert';
import { useState } from 'react';
import {
  isFinalStatus,
  type Environment,
  type EnvironmentListItem,
} from '@eks-environments/plugin-environments-common';
import { RequestMade } from '../environment/RequestMade';
import { momentInWords } from '../time/words';
import { ExtendDialog } from './ExtendDialog';
import { useExtending } from './useExtending';

/** The extension that the URL asks for: its dialog, what became of it, or why there can be none. */
export function Extending(props: { environment: Environment; onChanged: () => void }) {
  const { environment, onChanged } = props;
  const alertApi = useApi(alertApiRef);
  const { asked, leave } = useExtending();
  const [requestId, setRequestId] = useState<string>();
  const answered = ({ name, expiresAt, openRequestId }: Environment, wanted: string) => {
    leave();
    // Another request may be open besides what was done at once.
    const done = expiresAt !== undefined && Date.parse(expiresAt) >= Date.parse(wanted);
    if (openRequestId && !done) {
      setRequestId(openRequestId);
    } else {
      alertApi.post({
        severity: 'success',
        display: 'transient',
        message: `${name} was extended${
          expiresAt ? `: it ends on ${momentInWords(expiresAt)}` : ''
        }.`,
      });
    }
    onChanged();
  };
  if (requestId) {
    return (
      <RequestMade
        requestId={requestId}
        title="The extension needs approval"
        onClose={() => setRequestId(undefined)}
      >
        Those who may approve it have been told. Until they have, {environment.name} ends when it
        was to end.
      </RequestMade>
    );
  }
  if (!asked) return null;
  if (environment.capabilities.extend) {
    return <ExtendDialog environment={environment} onClose={leave} onAnswered={answered} />;
  }
  return (
    <Alert severity="info" variant="outlined" onClose={leave}>
      {whyNot(environment)}
    </Alert>
  );
}

function whyNot(environment: EnvironmentListItem): string {
  const { status, type, openRequestId, expiresAt, extendableUntil, deleteRequestedAt } =
    environment;
  if (isFinalStatus(status) || status === 'deleting' || deleteRequestedAt) {
    return 'It cannot be extended any more: it is deleted already, or about to be.';
  }
  if (type === 'permanent') return 'It is permanent: there is no end to extend.';
  if (!expiresAt) return 'It can be extended once its lifetime has begun.';
  if (extendableUntil && Date.parse(extendableUntil) <= Date.parse(expiresAt)) {
    return 'It cannot be extended: it has the latest end already that it may have.';
  }
  if (openRequestId) return 'It can be extended once the open request on it is decided.';
  return 'You may not extend it. Ask its owner.';
}
