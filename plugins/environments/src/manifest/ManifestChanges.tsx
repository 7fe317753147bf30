import Typography from '@material-ui/core/Typography';
import { fade, makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import { changes, type ChangeLine } from './changes';

const signs: Record<ChangeLine['kind'], string> = {
  added: '+',
  removed: '−',
  same: ' ',
  gap: ' ',
};

const useStyles = makeStyles(theme => ({
  root: {
    margin: 0,
    maxHeight: '70vh',
    overflow: 'auto',
    fontFamily: 'monospace',
    fontSize: theme.typography.body2.fontSize,
    lineHeight: 1.6,
  },
  line: {
    display: 'block',
    padding: theme.spacing(0, 1),
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  added: { backgroundColor: fade(theme.palette.status.ok, 0.2) },
  removed: { backgroundColor: fade(theme.palette.status.error, 0.2) },
  same: {},
  gap: { color: theme.palette.text.secondary },
}));

/** The difference line by line; a sign tells what the colour tells. */
export function ManifestChanges(props: {
  before: string;
  after: string;
  /** What to say where they do not differ. */
  none: string;
}) {
  const { before, after, none } = props;
  const classes = useStyles();
  const lines = useMemo(() => changes(before, after), [before, after]);
  if (lines.length === 0) return <Typography>{none}</Typography>;
  return (
    <pre
      className={classes.root}
      aria-label="Changes"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {lines.map(({ kind, text }, index) => (
        <span key={index} className={`${classes.line} ${classes[kind]}`}>
          {signs[kind]} {text}
        </span>
      ))}
    </pre>
  );
}
