import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { ServiceState } from './ServiceBreaker';
import type { ServiceBreakers } from './ServiceBreakers';

const states: ServiceState[] = ['answering', 'slowed', 'failing'];

/** Tells Backstage's metrics how AWS answers this replica. */
export function recordServiceMetrics(metrics: MetricsService, breakers: ServiceBreakers): void {
  const transitions = metrics.createCounter('environments.aws.service.transitions', {
    description: 'Changes of how a service of AWS answers this replica, by the new state',
  });
  breakers.onChanged(({ place, state }) => transitions.add(1, { ...place, state }));
  metrics
    .createObservableGauge('environments.aws.service.state', {
      description:
        'How a service of AWS answers this replica: 1 for the state that it is in, else 0',
    })
    .addCallback(result => {
      for (const { place, state: current } of breakers.known()) {
        for (const state of states) {
          result.observe(state === current ? 1 : 0, { ...place, state });
        }
      }
    });
}
