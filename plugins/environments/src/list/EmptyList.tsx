import Button from '@material-ui/core/Button';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import SearchIcon from '@material-ui/icons/Search';
import { CreateButton } from './CreateButton';
import { Nothing } from './Nothing';

/** There is nothing yet: leads to the template. */
export function EmptyList() {
  return (
    <Nothing
      icon={CloudQueueIcon}
      title="No environments yet"
      text="Fill in a short form and get a Kubernetes cluster of your own. It takes about a quarter of an hour, and you can watch it being made."
      action={<CreateButton />}
    />
  );
}

/** There is something, but not with these filters. */
export function NoMatch(props: { onReset: () => void }) {
  return (
    <Nothing
      icon={SearchIcon}
      title="Nothing matches"
      text="No environment that you may see fits these filters. Environments that are over are shown only when you choose their status."
      action={
        <Button variant="outlined" onClick={props.onReset}>
          Clear filters
        </Button>
      }
    />
  );
}
