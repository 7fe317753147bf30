import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import { makeStyles } from '@material-ui/core/styles';
import type {
  EnvironmentListItem,
  ProviderInfo,
} from '@eks-environments/plugin-environments-common';
import { EnvironmentRow } from './EnvironmentRow';
import type { Order, OrderField } from './listView';

/** The minor ones are left to the environment's page where there is little room. */
const columns: { label: string; field?: OrderField; minor?: boolean }[] = [
  { label: 'Status' },
  { label: 'Name', field: 'name' },
  { label: 'Owner', minor: true },
  { label: 'Type', minor: true },
  { label: 'Provider', minor: true },
  { label: 'Region', minor: true },
  { label: 'Time left', field: 'expiresAt' },
  { label: 'Age', field: 'createdAt', minor: true },
];

const useStyles = makeStyles(theme => ({
  container: { overflowX: 'auto' },
  table: { minWidth: 900, [theme.breakpoints.down('xs')]: { minWidth: 0 } },
  head: {
    padding: theme.spacing(1, 1.5),
    whiteSpace: 'nowrap',
    color: theme.palette.text.secondary,
    fontWeight: theme.typography.fontWeightBold as number,
  },
  minor: { [theme.breakpoints.down('xs')]: { display: 'none' } },
  busy: { opacity: 0.6 },
}));

/** Environments as a table that scrolls within itself where there is little room. */
export function EnvironmentsTable(props: {
  environments: EnvironmentListItem[];
  providers: ProviderInfo[];
  order: Order;
  busy: boolean;
  onOrder: (order: Order) => void;
}) {
  const classes = useStyles();
  const [ordered, direction] = props.order.split(',') as [OrderField, 'asc' | 'desc'];
  return (
    <TableContainer
      component={Paper}
      className={classes.container}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      role="region"
      aria-label="Environments"
    >
      <Table
        className={classes.table}
        size="small"
        aria-label="Environments"
        aria-busy={props.busy}
      >
        <TableHead>
          <TableRow>
            {columns.map(({ label, field, minor }) => (
              <TableCell
                key={label}
                className={`${classes.head} ${minor ? classes.minor : ''}`}
                sortDirection={field !== undefined && field === ordered ? direction : false}
              >
                {field ? (
                  <TableSortLabel
                    active={field === ordered}
                    direction={field === ordered ? direction : 'asc'}
                    onClick={() =>
                      props.onOrder(
                        `${field},${field === ordered && direction === 'asc' ? 'desc' : 'asc'}`,
                      )
                    }
                  >
                    {label}
                  </TableSortLabel>
                ) : (
                  label
                )}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody className={props.busy ? classes.busy : undefined}>
          {props.environments.map(environment => (
            <EnvironmentRow
              key={environment.id}
              environment={environment}
              providers={props.providers}
            />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
