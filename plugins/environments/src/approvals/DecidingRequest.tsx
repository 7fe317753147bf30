import { useState } from 'react';
import type { Decision, EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { DecideDialog } from './DecideDialog';
import { DecisionOutcome, type Outcome } from './DecisionOutcome';
import { RequestChanged } from './RequestChanged';
import { RequestDetails } from './RequestDetails';
import { RequestHeader } from './RequestHeader';
import { Standing } from './Standing';
import { mayDecide } from './decided';
import { useDecisionKeys } from './useDecisionKeys';
import { useUserRef } from './useRequests';

/** A request as the signed-in person has seen it, may decide it and has decided it. */
export function DecidingRequest(props: { request: EnvironmentRequest; onChanged: () => void }) {
  const { request, onChanged } = props;
  const user = useUserRef();
  // What was on the page first: a new version must not slip in unnoticed.
  const [seen, setSeen] = useState(request);
  // What a dialog was opened on: that is decided, or nothing.
  const [deciding, setDeciding] = useState<Deciding>();
  const [outcome, setOutcome] = useState<Outcome>();
  const may = mayDecide(request, user);
  const decide = (decision: Decision['decision']) => {
    setOutcome(undefined);
    setDeciding({ decision, request });
  };
  useDecisionKeys(may && !deciding, decide);
  const settle = (result: Outcome) => {
    setDeciding(undefined);
    setOutcome(result);
    onChanged();
  };
  return (
    <>
      <RequestHeader
        request={request}
        onDecide={may ? decide : undefined}
        onWithdrawn={onChanged}
      />
      {outcome && <DecisionOutcome outcome={outcome} request={request} />}
      {seen.digest !== request.digest && (
        <RequestChanged before={seen} after={request} onSeen={() => setSeen(request)} />
      )}
      <Standing request={request} user={user} />
      <RequestDetails request={request} />
      {deciding && (
        <DecideDialog
          {...deciding}
          onClose={() => setDeciding(undefined)}
          onMade={answer => settle({ made: deciding.decision, request: answer })}
          onRefused={error => settle({ refused: error })}
        />
      )}
    </>
  );
}

interface Deciding {
  decision: Decision['decision'];
  request: EnvironmentRequest;
}
