import Chip from '@material-ui/core/Chip';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import type { ProviderInfo } from '@eks-environments/plugin-environments-common';

/** Tells that a provider (of an environment, or any) works with a simulator. */
export function SimulatorNote(props: { providers: ProviderInfo[]; provider?: string }) {
  const { providers, provider } = props;
  const simulated = providers.some(
    ({ id, simulator }) => simulator && (!provider || id === provider),
  );
  if (!simulated) return null;
  return (
    <Chip
      size="small"
      variant="outlined"
      icon={<InfoIcon />}
      label="AWS simulator – nothing real is created"
      style={{ margin: 0 }}
    />
  );
}
