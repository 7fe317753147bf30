import { Link, sidebarConfig, useSidebarOpenState } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from './Logo';

const useStyles = makeStyles(theme => ({
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1.5),
    height: sidebarConfig.drawerWidthClosed,
    paddingLeft: theme.spacing(2.5),
    color: theme.palette.navigation.selectedColor,
  },
  name: { fontWeight: theme.typography.fontWeightBold as number },
}));

/** Leads home; the name is shown while the sidebar is open. */
export function SidebarLogo() {
  const classes = useStyles();
  const { isOpen } = useSidebarOpenState();
  return (
    <Link to="/" underline="none" className={classes.link} aria-label="Home">
      <Logo size={32} />
      {isOpen && (
        <Typography component="span" variant="h6" className={classes.name}>
          Environments
        </Typography>
      )}
    </Link>
  );
}
