import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import ArrowBackIcon from '@material-ui/icons/ArrowBack';
import type { ReactNode } from 'react';

const useStyles = makeStyles(theme => ({
  link: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
  },
}));

/** Leads from a page to the list that it belongs to. */
export function BackLink(props: { to: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <Typography variant="body2">
      <Link to={props.to} className={classes.link}>
        <ArrowBackIcon fontSize="small" />
        {props.children}
      </Link>
    </Typography>
  );
}
