import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { QuotaUsage } from '@eks-environments/plugin-environments-common';
import { HoldingsTable } from './HoldingsTable';

const useStyles = makeStyles(theme => ({ others: { marginTop: theme.spacing(2) } }));

/** As many as the API names at most. */
const mostNamed = 500;

/** Who holds what of a scope, and how many more do. */
export function Holders(props: { usage: QuotaUsage }) {
  const classes = useStyles();
  const { holders, otherHolders } = props.usage;
  if (holders.length === 0 && otherHolders === 0) {
    return <Typography>Nobody holds anything of it.</Typography>;
  }
  return (
    <>
      {holders.length > 0 && <HoldingsTable holders={holders} />}
      {otherHolders > 0 && (
        <Typography
          variant="body2"
          color="textSecondary"
          className={holders.length > 0 ? classes.others : undefined}
        >
          {othersInWords(holders.length, otherHolders)}
        </Typography>
      )}
    </>
  );
}

function othersInWords(named: number, others: number): string {
  if (named >= mostNamed) return `And ${others} more.`;
  if (named > 0) return `And ${others} more that you may not see.`;
  return `${others} ${others === 1 ? 'environment' : 'environments'} that you may not see.`;
}
