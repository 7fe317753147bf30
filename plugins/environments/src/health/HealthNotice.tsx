import Alert from '@material-ui/lab/Alert';
import type { EnvironmentListItem } from '@eks-environments/plugin-environments-common';
import { Since } from './Since';
import { notAnsweringInWords, servicesOf, slowedInWords } from './healthWords';
import { useHealth } from './useHealth';

/**
 * Says, while something happens to an environment, that services which it is made of do not answer, and that
 * one need not do anything about it.
 */
export function HealthNotice(props: { environment: EnvironmentListItem }) {
  const { environment } = props;
  if (!environment.currentOperationId) return null;
  return <ServicesNotice environment={environment} />;
}

function ServicesNotice(props: { environment: EnvironmentListItem }) {
  const { environment } = props;
  const services = servicesOf(useHealth(), environment);
  const failing = services.filter(({ state }) => state === 'failing');
  const slowed = services.filter(({ state }) => state === 'slowed');
  if (failing.length > 0) {
    return (
      <Alert severity="warning" variant="outlined" role="status">
        {notAnsweringInWords(failing)};{' '}
        {environment.status === 'queued' ? 'your request is queued' : 'what is under way waits'} and
        goes on by itself.
        <Since services={failing} />
      </Alert>
    );
  }
  if (slowed.length > 0) {
    return (
      <Alert severity="info" variant="outlined" role="status">
        {slowedInWords(slowed)}; this takes longer than usual and goes on by itself.
        <Since services={slowed} />
      </Alert>
    );
  }
  return null;
}
