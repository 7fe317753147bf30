import Avatar from '@material-ui/core/Avatar';
import Card from '@material-ui/core/Card';
import CardActionArea from '@material-ui/core/CardActionArea';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Logo } from '../nav/Logo';
import { personas, type PersonaId } from './personas';

const useStyles = makeStyles(theme => ({
  page: {
    minHeight: '100vh',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: theme.spacing(3),
    padding: theme.spacing(4, 2),
    textAlign: 'center',
  },
  logo: {
    display: 'flex',
    padding: theme.spacing(1.5),
    borderRadius: theme.spacing(2),
    backgroundColor: theme.palette.navigation.background,
  },
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: theme.spacing(2),
    width: '100%',
    maxWidth: 1000,
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  card: { height: '100%' },
  action: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'flex-start',
    gap: theme.spacing(1),
    padding: theme.spacing(3, 2),
  },
  avatar: {
    width: theme.spacing(7),
    height: theme.spacing(7),
    color: theme.palette.getContrastText(theme.palette.primary.main),
    backgroundColor: theme.palette.primary.main,
  },
}));

/** A card for each persona. */
export function PersonaChoice(props: { onChoose: (id: PersonaId) => void }) {
  const classes = useStyles();
  return (
    <main className={classes.page}>
      <span className={classes.logo}>
        <Logo size={48} />
      </span>
      <div>
        <Typography variant="h4" component="h1">
          Who are you today?
        </Typography>
        <Typography color="textSecondary">
          Development sign-in: not for production. Open another tab to be somebody else there.
        </Typography>
      </div>
      <ul className={classes.cards}>
        {personas.map(({ id, name, role, may }) => (
          <li key={id}>
            <Card className={classes.card}>
              <CardActionArea
                className={classes.action}
                aria-label={`Sign in as ${name}, ${role}`}
                onClick={() => props.onChoose(id)}
              >
                <Avatar className={classes.avatar} aria-hidden>
                  {name[0]}
                </Avatar>
                <Typography variant="h6" component="span">
                  {name}
                </Typography>
                <Typography variant="subtitle2" component="span">
                  {role}
                </Typography>
                <Typography variant="body2" component="span" color="textSecondary">
                  {may}
                </Typography>
              </CardActionArea>
            </Card>
          </li>
        ))}
      </ul>
    </main>
  );
}
