import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useId } from 'react';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { lengthInWords, untilMoment } from '../time/words';
import { quotasRouteRef } from '../routes';
import { HolderItem } from './HolderItem';
import { newTab } from './newTab';
import { Shortened } from './Shortened';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    marginTop: theme.spacing(0.5),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `3px solid ${theme.palette.status.error}`,
    overflowWrap: 'anywhere',
    ...theme.typography.body2,
  },
}));

/** As many as the API names at most. */
const mostNamed = 20;

/** Why a limit does not allow it, who holds it and what frees it. */
export function Exceeded(props: {
  effect: QuotaEffect;
  /** Of what names the limit. */
  labelId: string;
}) {
  const { scope, message, holders, otherHolders, resource } = props.effect;
  const classes = useStyles();
  const heldId = useId();
  const quotas = useRouteRef(quotasRouteRef);
  return (
    <div className={classes.root}>
      {message && <Typography variant="body2">{message}</Typography>}
      {holders.length > 0 && (
        <>
          <span id={heldId}>Held by</span>
          <Shortened
            labelledBy={`${heldId} ${props.labelId}`}
            what="environment"
            first={5}
            items={holders.map(holder => (
              <HolderItem key={holder.environmentId} holder={holder} resource={resource} />
            ))}
          />
        </>
      )}
      {otherHolders > 0 && holders.length < mostNamed && (
        <span>{hiddenInWords(holders.length, otherHolders)}</span>
      )}
      {otherHolders > 0 && holders.length >= mostNamed && (
        <span>
          And by {otherHolders} more:{' '}
          <Link to={`${quotas()}/${scope}`} {...newTab}>
            all that you may see
          </Link>
        </span>
      )}
      <WhenFree effect={props.effect} />
    </div>
  );
}

function hiddenInWords(shown: number, hidden: number): string {
  const environments = hidden === 1 ? 'environment' : 'environments';
  return shown === 0
    ? `Held by ${hidden} ${environments} that you may not see.`
    : `And by ${hidden} more ${environments} that you may not see.`;
}

function WhenFree(props: { effect: QuotaEffect }) {
  const { freedAt, asked, limit, holders } = props.effect;
  if (asked === undefined) return <span>A limit allows only what is known.</span>;
  if (asked > limit) {
    return (
      <span>It is more than the limit itself: only a smaller one or a higher limit helps.</span>
    );
  }
  if (!freedAt) {
    const waiting = holders.some(({ status }) => status === 'awaiting-approval');
    return (
      <span>
        No lifetime ends that would free enough: some of it must be deleted
        {waiting && ', or a request that waits for approval withdrawn or rejected'}.
      </span>
    );
  }
  return (
    <span>
      Enough is free <Moment at={freedAt} words={inWords} />.
    </span>
  );
}

function inWords(at: string, now: number): string {
  const left = untilMoment(at, now);
  return left <= 0
    ? 'any moment now: some of it is on its way out'
    : `in ${lengthInWords(left)} at the latest, when lifetimes end`;
}
