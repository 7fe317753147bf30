import FormControlLabel from '@material-ui/core/FormControlLabel';
import Paper from '@material-ui/core/Paper';
import Switch from '@material-ui/core/Switch';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import type { Operation } from '@eks-environments/plugin-environments-common';
import { CopyButton } from '../copying/CopyButton';
import { DownloadButton } from '../copying/DownloadButton';
import { LogLines } from './LogLines';
import { logText } from './logText';
import { useFollowing } from './useFollowing';
import { useOperationLog } from './useOperationLog';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
    padding: theme.spacing(1.5, 2),
    borderBottom: `1px solid ${theme.palette.divider}`,
  },
  state: { flexGrow: 1 },
  follow: { marginRight: 0 },
  lines: {
    height: '60vh',
    minHeight: 240,
    overflowY: 'auto',
    padding: theme.spacing(1, 0),
  },
  empty: { padding: theme.spacing(2) },
}));

/** A log that follows its end until one scrolls up. */
export function LogPanel(props: { operation: Operation; children?: ReactNode }) {
  const { operation } = props;
  const classes = useStyles();
  const { lines, complete, error } = useOperationLog(operation.id);
  const { ref, following, setFollowing, onScroll } = useFollowing(lines.length);
  const text = logText(lines);
  return (
    <Paper>
      <div className={classes.bar}>
        {props.children}
        <Typography className={classes.state} variant="body2" color="textSecondary">
          {stateInWords(lines.length, complete, error)}
        </Typography>
        {!complete && (
          <FormControlLabel
            className={classes.follow}
            label="Follow"
            control={
              <Switch
                size="small"
                color="primary"
                checked={following}
                onChange={(_, follow) => setFollowing(follow)}
              />
            }
          />
        )}
        <CopyButton text={text} what="log" />
        <DownloadButton
          name={`${operation.kind}-${operation.id}.log`}
          contentType="text/plain"
          content={text}
        />
      </div>
      <div
        ref={ref}
        onScroll={onScroll}
        className={classes.lines}
        role="log"
        // Hundreds of lines read aloud help nobody; the status and the progress are announced.
        aria-live="off"
        aria-label="Log"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {lines.length === 0 && (
          <Typography className={classes.empty} color="textSecondary">
            {complete ? 'It wrote nothing.' : 'Waiting for the first line…'}
          </Typography>
        )}
        <LogLines lines={lines} />
      </div>
    </Paper>
  );
}

function stateInWords(count: number, complete: boolean, error?: Error): string {
  const lines = count === 1 ? '1 line' : `${count} lines`;
  if (error) return `${lines} · could not read on, trying again`;
  return complete ? `${lines} · complete` : `${lines} · live`;
}
