import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { QuotaHolding } from '@eks-environments/plugin-environments-common';
import { HoldingRow, useHoldingCellStyles } from './HoldingRow';
import { quotaResources, resourceWords } from './quotaWords';
import { useOverflow } from './useOverflow';

const useStyles = makeStyles(theme => ({
  head: { whiteSpace: 'nowrap', color: theme.palette.text.secondary },
  hint: { display: 'block', marginTop: theme.spacing(1) },
}));

const step = 50;
/** The two that count environments make one column: each has one of the two types. */
const amounts = quotaResources.filter(resource => !resource.startsWith('environments.'));

/** What each environment holds of a scope; scrolls within itself where there is little room. */
export function HoldingsTable(props: { holders: QuotaHolding[] }) {
  const { holders } = props;
  const classes = useStyles();
  const cells = useHoldingCellStyles();
  const [shown, setShown] = useState(step);
  const [container, overflows] = useOverflow<HTMLDivElement>();
  const resources = amounts.filter(resource =>
    holders.some(holding => holding.amounts.some(amount => amount.resource === resource)),
  );
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard. */}
      <TableContainer ref={container} tabIndex={0} role="region" aria-label="Who holds what">
        <Table size="small" aria-label="Who holds what">
          <TableHead>
            <TableRow>
              {['Environment', 'Owner', 'Type', 'Status', 'Ends'].map((label, index) => (
                <TableCell
                  key={label}
                  className={`${classes.head} ${cells.cell} ${index === 0 ? cells.first : ''}`}
                >
                  {label}
                </TableCell>
              ))}
              {resources.map(resource => (
                <TableCell key={resource} align="right" className={`${classes.head} ${cells.cell}`}>
                  {resourceWords[resource]}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {holders.slice(0, shown).map(holding => (
              <HoldingRow key={holding.environmentId} holding={holding} resources={resources} />
            ))}
          </TableBody>
        </Table>
      </TableContainer>
      {overflows && (
        <Typography variant="caption" color="textSecondary" className={classes.hint}>
          Scroll the table sideways to see all of its columns.
        </Typography>
      )}
      {holders.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          Show more ({holders.length - shown} left)
        </Button>
      )}
    </>
  );
}
