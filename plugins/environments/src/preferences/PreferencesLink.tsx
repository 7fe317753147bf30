import { useRouteRef } from '@backstage/core-plugin-api';
import IconButton from '@material-ui/core/IconButton';
import Tooltip from '@material-ui/core/Tooltip';
import MailOutlineIcon from '@material-ui/icons/MailOutline';
import { Link } from 'react-router-dom';
import { preferencesRouteRef } from '../routes';

/** A quiet way to how one is told what happens to environments. */
export function PreferencesLink() {
  const link = useRouteRef(preferencesRouteRef);
  return (
    <Tooltip title="Messages to you">
      <IconButton component={Link} to={link()} size="small" aria-label="Messages to you">
        <MailOutlineIcon />
      </IconButton>
    </Tooltip>
  );
}
