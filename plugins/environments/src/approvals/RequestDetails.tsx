import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { FootprintTable } from '../environment/FootprintTable';
import { QuotaEffects } from '../estimate/QuotaEffects';
import { ManifestTab } from '../manifest/ManifestTab';
import { PriceParts } from '../money/PriceParts';
import { PriceSummary } from '../money/PriceSummary';
import { AskedFor } from './AskedFor';
import { Decisions } from './Decisions';
import { ExtensionCard } from './ExtensionCard';
import { WhoDecides } from './WhoDecides';

/** What is asked for, at what cost, who decides on it, and what was decided before. */
export function RequestDetails(props: { request: EnvironmentRequest }) {
  const { request } = props;
  const { kind, price, quotas = [], manifest } = request;
  const creates = kind === 'create';
  return (
    <Grid container spacing={2}>
      <Grid item xs={12} md={5}>
        <Grid container spacing={2} direction="column" wrap="nowrap">
          <Grid item>
            <AskedFor request={request} />
          </Grid>
          <Grid item>
            <WhoDecides request={request} />
          </Grid>
          <Grid item>
            <Decisions request={request} />
          </Grid>
        </Grid>
      </Grid>
      <Grid item xs={12} md={7}>
        <Grid container spacing={2} direction="column" wrap="nowrap">
          {kind === 'extend' && (
            <Grid item>
              <ExtensionCard request={request} />
            </Grid>
          )}
          <Grid item>
            <InfoCard title="Cost">
              {price ? (
                <>
                  <PriceSummary price={price} />
                  <PriceParts price={price} />
                </>
              ) : (
                <Typography>What it costs is not known.</Typography>
              )}
            </InfoCard>
          </Grid>
          {creates && quotas.length > 0 && (
            <Grid item>
              <InfoCard title="What it takes from the quotas">
                <QuotaEffects effects={quotas} />
              </InfoCard>
            </Grid>
          )}
          <Grid item>
            <FootprintTable footprint={request.footprint} />
          </Grid>
        </Grid>
      </Grid>
      {creates && manifest && (
        <Grid item xs={12}>
          <ManifestTab manifest={manifest} />
        </Grid>
      )}
    </Grid>
  );
}
