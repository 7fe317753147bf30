import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import AddIcon from '@material-ui/icons/Add';
import { templateRouteRef } from '../routes';

/** The template that the button opens. */
const template = { namespace: 'default', templateName: 'eks-environment' };

/** Opens the form; shows nothing where no scaffolder is installed. */
export function CreateButton() {
  const link = useRouteRef(templateRouteRef);
  if (!link) return null;
  return (
    <LinkButton to={link(template)} color="primary" variant="contained" startIcon={<AddIcon />}>
      Create environment
    </LinkButton>
  );
}
