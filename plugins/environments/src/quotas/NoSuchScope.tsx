import SearchIcon from '@material-ui/icons/Search';
import { Nothing } from '../list/Nothing';

/** There is no such scope, or it is not for this person's eyes. */
export function NoSuchScope() {
  return (
    <Nothing
      icon={SearchIcon}
      title="There is no such quota"
      text="The address may be mistyped, or the quota covers people whose environments you may not see."
    />
  );
}
