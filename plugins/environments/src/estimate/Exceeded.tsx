import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaEffect } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { lengthInWords, untilMoment } from '../time/words';
import { HolderItem } from './HolderItem';
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

/** Why a limit does not allow it, who holds it and what frees it. */
export function Exceeded(props: { effect: QuotaEffect; label: string }) {
  const { message, holders, otherHolders, resource } = props.effect;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      {message && <Typography variant="body2">{message}</Typography>}
      {holders.length > 0 && (
        <>
          <span>Held by</span>
          <Shortened
            label={`Who holds ${props.label}`}
            what="environments"
            first={5}
            items={holders.map(holder => (
              <HolderItem key={holder.environmentId} holder={holder} resource={resource} />
            ))}
          />
        </>
      )}
      {otherHolders > 0 && <span>{othersInWords(holders.length, otherHolders)}</span>}
      <WhenFree effect={props.effect} />
    </div>
  );
}

function othersInWords(shown: number, others: number): string {
  const environments = others === 1 ? 'environment' : 'environments';
  return shown === 0
    ? `Held by ${others} ${environments} that you may not see.`
    : `And by ${others} more ${environments}.`;
}

function WhenFree(props: { effect: QuotaEffect }) {
  const { freedAt, asked, limit } = props.effect;
  if (asked === undefined) return <span>A limit allows only what is known.</span>;
  if (asked > limit) {
    return (
      <span>It is more than the limit itself: only a smaller one or a higher limit helps.</span>
    );
  }
  if (!freedAt) {
    return <span>No lifetime ends that would free enough: some of it must be deleted.</span>;
  }
  return (
    <span>
      Enough is free <Moment at={freedAt} words={inWords} />, when lifetimes end.
    </span>
  );
}

function inWords(at: string, now: number): string {
  const left = untilMoment(at, now);
  return left <= 0 ? 'any moment now' : `in ${lengthInWords(left)}`;
}
