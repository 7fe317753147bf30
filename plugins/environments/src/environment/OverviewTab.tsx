import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { isOperationOver, type ProviderInfo } from '@eks-environments/plugin-environments-common';
import { SleepCard } from '../hibernation/SleepCard';
import { LifetimeCard } from '../lifetime/LifetimeCard';
import { OperationProgress } from '../progress/OperationProgress';
import { CostCard } from './CostCard';
import { Details } from './Details';
import { FootprintTable } from './FootprintTable';
import type { EnvironmentState } from './useEnvironment';

/** What happens, or happened last, and what the environment is. */
export function OverviewTab(props: {
  state: EnvironmentState;
  providers: ProviderInfo[];
  onChanged: () => void;
}) {
  const { state, providers, onChanged } = props;
  const { environment, operations } = state;
  const [last] = operations;
  const sleeps = providers.some(
    ({ id, hibernation }) => id === environment.provider && hibernation,
  );
  return (
    <Grid container spacing={2}>
      <Grid item xs={12} md={5}>
        <Grid container spacing={2} direction="column" wrap="nowrap">
          <Grid item>
            <InfoCard
              title={
                last && !isOperationOver(last.state) ? 'What happens now' : 'What happened last'
              }
            >
              {last ? (
                <OperationProgress operation={last} />
              ) : (
                <Typography>Nothing has happened yet.</Typography>
              )}
            </InfoCard>
          </Grid>
          <Grid item>
            <LifetimeCard environment={environment} onChanged={onChanged} />
          </Grid>
          {sleeps && (
            <Grid item>
              <SleepCard environment={environment} onChanged={onChanged} />
            </Grid>
          )}
        </Grid>
      </Grid>
      <Grid item xs={12} md={7}>
        <Grid container spacing={2} direction="column" wrap="nowrap">
          <Grid item>
            <Details environment={environment} />
          </Grid>
          <Grid item>
            <CostCard environment={environment} />
          </Grid>
          <Grid item>
            <FootprintTable footprint={environment.footprint} />
          </Grid>
        </Grid>
      </Grid>
    </Grid>
  );
}
