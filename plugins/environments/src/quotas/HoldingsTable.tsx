import Button from '@material-ui/core/Button';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import type { QuotaHolding } from '@eks-environments/plugin-environments-common';
import { HoldingRow } from './HoldingRow';
import { quotaResources, resourceWords } from './quotaWords';

const useStyles = makeStyles(theme => ({
  head: { whiteSpace: 'nowrap', color: theme.palette.text.secondary },
}));

const step = 50;

/** What each environment holds of a scope; scrolls within itself where there is little room. */
export function HoldingsTable(props: { holders: QuotaHolding[] }) {
  const { holders } = props;
  const classes = useStyles();
  const [shown, setShown] = useState(step);
  const resources = quotaResources.filter(resource =>
    holders.some(({ amounts }) => amounts.some(amount => amount.resource === resource)),
  );
  return (
    <>
      {/* A region that scrolls must be reachable by keyboard. */}
      <TableContainer tabIndex={0} role="region" aria-label="Who holds what">
        <Table size="small" aria-label="Who holds what">
          <TableHead>
            <TableRow>
              {['Environment', 'Owner', 'Status', 'Ends'].map(label => (
                <TableCell key={label} className={classes.head}>
                  {label}
                </TableCell>
              ))}
              {resources.map(resource => (
                <TableCell key={resource} align="right" className={classes.head}>
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
      {holders.length > shown && (
        <Button onClick={() => setShown(shown + step)}>
          Show more ({holders.length - shown} left)
        </Button>
      )}
    </>
  );
}
