import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Access } from '@eks-environments/plugin-environments-common';
import { CopyButton } from '../copying/CopyButton';

const useStyles = makeStyles(theme => ({
  command: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    marginTop: theme.spacing(1),
    padding: theme.spacing(0.5, 1),
    borderRadius: theme.shape.borderRadius,
    border: `1px solid ${theme.palette.divider}`,
    backgroundColor: theme.palette.background.default,
  },
  code: {
    flexGrow: 1,
    minWidth: 0,
    margin: 0,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
}));

export function ConnectStep(props: Access['steps'][number]) {
  const { title, text, command } = props;
  const classes = useStyles();
  return (
    <li>
      <Typography variant="subtitle1">{title}</Typography>
      {text && <Typography variant="body2">{text}</Typography>}
      {command && (
        <div className={classes.command}>
          <pre className={classes.code}>
            <code>{command}</code>
          </pre>
          <CopyButton text={command} what="command" />
        </div>
      )}
    </li>
  );
}
