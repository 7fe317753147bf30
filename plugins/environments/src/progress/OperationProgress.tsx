import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Operation } from '@eks-environments/plugin-environments-common';
import { operationStateWords, operationWords } from '../status/statusWords';
import { Moment } from '../time/Moment';
import { useNow } from '../time/useNow';
import { PhaseItem } from './PhaseItem';
import { phaseStates } from './phaseStates';
import { progressInWords } from './progressWords';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: theme.spacing(2, 0, 0), padding: 0 },
}));

/** The phases of an operation, one under the other, and where it stands. */
export function OperationProgress(props: { operation: Operation }) {
  const { operation } = props;
  const classes = useStyles();
  const now = useNow(5_000);
  const { kind, state, attempt, startedAt, createdAt } = operation;
  return (
    <>
      <Typography variant="subtitle1">
        {operationWords[kind]}: {operationStateWords[state]}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {progressInWords(operation, now)}
        {' · '}
        {startedAt ? 'started ' : 'queued '}
        <Moment at={startedAt ?? createdAt} />
        {attempt > 1 && ` · taken up ${attempt} times`}
      </Typography>
      <ol className={classes.list} aria-label="Phases">
        {phaseStates(operation).map(item => (
          <PhaseItem key={item.phase.id} {...item} />
        ))}
      </ol>
    </>
  );
}
