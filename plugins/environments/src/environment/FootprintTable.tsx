import { InfoCard } from '@backstage/core-components';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { Footprint } from '@eks-environments/plugin-environments-common';

// Scrolls where it is narrow, since broken words cannot be read.
const useStyles = makeStyles({ table: { '& th, & td': { wordBreak: 'normal' } } });

/** The most that the environment can grow to. */
export function FootprintTable(props: { footprint: Footprint }) {
  const { nodes, vcpu, memoryGib, instances } = props.footprint;
  const classes = useStyles();
  return (
    <InfoCard
      title="Size"
      subheader={`At most ${nodes} ${
        nodes === 1 ? 'node' : 'nodes'
      }, ${vcpu} vCPU and ${memoryGib} GiB of memory`}
    >
      <TableContainer>
        <Table size="small" className={classes.table} aria-label="Node groups">
          <TableHead>
            <TableRow>
              <TableCell>Node group</TableCell>
              <TableCell>Instance type</TableCell>
              <TableCell align="right">Nodes</TableCell>
              <TableCell align="right">Disk</TableCell>
              <TableCell>Purchase</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {instances.map(instance => (
              <TableRow key={instance.group}>
                <TableCell component="th" scope="row">
                  {instance.group}
                </TableCell>
                <TableCell>{instance.instanceTypes.join(', ')}</TableCell>
                <TableCell align="right">
                  {instance.minNodes === instance.maxNodes
                    ? instance.maxNodes
                    : `${instance.minNodes}–${instance.maxNodes}`}
                </TableCell>
                <TableCell align="right">
                  {instance.volumeGib === undefined ? '–' : `${instance.volumeGib} GiB`}
                </TableCell>
                <TableCell>{instance.spot ? 'Spot' : 'On demand'}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </TableContainer>
    </InfoCard>
  );
}
