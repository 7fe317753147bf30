import { makeStyles } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import { memo } from 'react';
import type { LogLine } from '@eks-environments/plugin-environments-common';
import { inBlocks } from './logText';

const useStyles = makeStyles(theme => ({
  line: {
    display: 'grid',
    gridTemplateColumns: '5ch 8ch minmax(0, 1fr)',
    gap: theme.spacing(1.5),
    padding: theme.spacing(0, 2),
    fontFamily: 'monospace',
    fontSize: theme.typography.body2.fontSize,
    lineHeight: 1.6,
    '&:hover': { backgroundColor: theme.palette.action.hover },
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: '4ch minmax(0, 1fr)',
      gap: theme.spacing(1),
      padding: theme.spacing(0, 1),
    },
  },
  number: {
    textAlign: 'right',
    color: theme.palette.text.secondary,
    userSelect: 'none',
  },
  time: {
    color: theme.palette.text.secondary,
    userSelect: 'none',
    [theme.breakpoints.down('xs')]: { display: 'none' },
  },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  level: { fontWeight: theme.typography.fontWeightBold as number },
  debug: { color: theme.palette.text.secondary },
  info: {},
  success: { fontWeight: theme.typography.fontWeightBold as number },
  warning: { boxShadow: `inset 3px 0 ${theme.palette.status.warning}` },
  error: { boxShadow: `inset 3px 0 ${theme.palette.status.error}` },
}));

const LogBlock = memo(
  function Block(props: { lines: LogLine[] }) {
    const classes = useStyles();
    return (
      <>
        {props.lines.map(({ n, at, level, text }) => (
          <div key={n} className={`${classes.line} ${classes[level]}`}>
            <span className={classes.number}>{n}</span>
            <time className={classes.time} dateTime={at} title={at}>
              {DateTime.fromISO(at).toFormat('HH:mm:ss')}
            </time>
            <span className={classes.text}>
              {(level === 'error' || level === 'warning') && (
                <span className={classes.level}>{level}: </span>
              )}
              {text}
            </span>
          </div>
        ))}
      </>
    );
  },
  (before, after) =>
    before.lines.length === after.lines.length && before.lines[0] === after.lines[0],
);

/** Numbered lines; those of a full block are never rendered again. */
export function LogLines(props: { lines: LogLine[] }) {
  return (
    <>
      {inBlocks(props.lines).map(block => (
        <LogBlock key={block[0].n} lines={block} />
      ))}
    </>
  );
}
