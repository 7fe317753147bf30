import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ErrorIcon from '@material-ui/icons/Error';
import { useId } from 'react';
import type { Quota, QuotaUse } from '@eks-environments/plugin-environments-common';
import { Moment } from '../time/Moment';
import { dateInWords } from '../time/words';
import { QuotaBar } from './QuotaBar';
import { resourceWords, sourceWords } from './quotaWords';
import { countedInWords, leftInWords } from './usageWords';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(0, 1),
  },
  left: { display: 'inline-flex', alignItems: 'center', gap: theme.spacing(0.5) },
  icon: { color: theme.palette.status.error },
}));

/** One resource of a scope: its limit, its use, and who says so. */
export function QuotaUseItem(props: { quota: Quota; use: QuotaUse }) {
  const { quota, use } = props;
  const { resource, limit, inUse, unknown = 0 } = use;
  const classes = useStyles();
  const labelId = useId();
  const limited = limit === undefined ? undefined : { limit, inUse };
  const over = limit !== undefined && inUse > limit;
  return (
    <li>
      <div className={classes.line}>
        <Typography id={labelId} variant="body2" component="span">
          {resourceWords[resource]}
        </Typography>
        <Typography variant="body2" component="span" className={classes.left}>
          {over && (
            <ErrorIcon fontSize="small" className={classes.icon} titleAccess="Over the limit" />
          )}
          {limited ? leftInWords(resource, limited) : 'no limit'}
        </Typography>
      </div>
      {limited && (
        <QuotaBar
          labelledBy={labelId}
          words={`${countedInWords(use)}, ${leftInWords(resource, limited)}`}
          {...limited}
          exceeded={over}
        />
      )}
      <Typography variant="caption" color="textSecondary">
        {countedInWords(use)}
        {unknown > 0 &&
          `, and ${unknown} ${unknown === 1 ? 'environment' : 'environments'} of unknown amount`}
        <Source quota={quota} use={use} />
      </Typography>
    </li>
  );
}

function Source({ quota, use }: { quota: Quota; use: QuotaUse }) {
  if (use.source === 'none') return null;
  return (
    <>
      {' · '}
      {sourceWords[use.source]}
      {use.source === 'set' && quota.setBy && (
        <>
          {' by '}
          <EntityRefLink entityRef={quota.setBy} defaultKind="user" hideIcon />
        </>
      )}
      {use.source === 'set' && quota.setAt && (
        <>
          {' on '}
          <Moment at={quota.setAt} words={dateInWords} />
        </>
      )}
    </>
  );
}
