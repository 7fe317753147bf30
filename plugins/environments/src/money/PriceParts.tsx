import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Price, PricePart } from '@eks-environments/plugin-environments-common';
import { PriceSources } from './PriceSources';
import { originInWords, quantityInWords, rangeFigure } from './words';

const useStyles = makeStyles(theme => ({
  summary: { cursor: 'pointer', ...theme.typography.body2 },
  cell: {
    padding: theme.spacing(0.75, 1),
    verticalAlign: 'top',
    lineHeight: theme.typography.body2.lineHeight,
    wordBreak: 'normal',
    overflowWrap: 'break-word',
    [theme.breakpoints.down('xs')]: { padding: theme.spacing(0.75, 0.5) },
  },
  /** Breaks between figures, never inside one. */
  figure: { overflowWrap: 'normal' },
  note: { display: 'block', marginTop: theme.spacing(1) },
}));

/** What a price is made of, part by part, to be opened; and what is not in it. */
export function PriceParts(props: { price: Price }) {
  const { parts, notIncluded } = props.price;
  const classes = useStyles();
  return (
    <div>
      {parts.length > 0 && (
        <details>
          <summary className={classes.summary}>What it is made of</summary>
          <TableContainer>
            <Table size="small" aria-label="Parts of the cost">
              <TableHead>
                <TableRow>
                  <TableCell className={classes.cell}>Part</TableCell>
                  <TableCell className={classes.cell}>Unit price</TableCell>
                  <TableCell className={`${classes.cell} ${classes.figure}`} align="right">
                    USD a month
                  </TableCell>
                </TableRow>
              </TableHead>
              <TableBody>
                {parts.map(part => (
                  <PartRow key={part.id} part={part} />
                ))}
              </TableBody>
            </Table>
          </TableContainer>
          <PriceSources parts={parts} />
        </details>
      )}
      <Typography variant="caption" color="textSecondary" className={classes.note}>
        By list prices, a month of 730 hours, without tax and discounts.
        {notIncluded.length > 0 && ` Not included: ${notIncluded.join(', ')}.`}
      </Typography>
    </div>
  );
}

function PartRow(props: { part: PricePart }) {
  const { part } = props;
  const { title, quoted, source, perMonth } = part;
  const classes = useStyles();
  return (
    <TableRow>
      <TableCell component="th" scope="row" className={classes.cell}>
        {title}
        <Typography variant="caption" color="textSecondary" display="block">
          {quantityInWords(part)}
        </Typography>
      </TableCell>
      <TableCell className={classes.cell}>
        {quoted ?? 'unknown'}
        <Typography variant="caption" color="textSecondary" display="block" title={source}>
          {originInWords(part)}
        </Typography>
      </TableCell>
      <TableCell className={`${classes.cell} ${classes.figure}`} align="right">
        {perMonth ? rangeFigure(perMonth) : 'unknown'}
      </TableCell>
    </TableRow>
  );
}
