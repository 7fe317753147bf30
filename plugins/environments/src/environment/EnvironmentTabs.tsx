import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import type { ProviderInfo } from '@eks-environments/plugin-environments-common';
import { ConnectTab } from '../connect/ConnectTab';
import { EventsTab } from '../events/EventsTab';
import { LogTab } from '../log/LogTab';
import { ManifestTab } from '../manifest/ManifestTab';
import { OverviewTab } from './OverviewTab';
import type { EnvironmentState } from './useEnvironment';

const tabs = [
  { id: 'overview', label: 'Overview' },
  { id: 'log', label: 'Log' },
  { id: 'manifest', label: 'Manifest' },
  { id: 'events', label: 'Events' },
  { id: 'connect', label: 'Connect' },
] as const;

const useStyles = makeStyles(theme => ({
  tabs: { borderBottom: `1px solid ${theme.palette.divider}` },
  panel: { paddingTop: theme.spacing(2), minWidth: 0 },
}));

/** The parts of what there is to know; the open one is in the URL. */
export function EnvironmentTabs(props: {
  state: EnvironmentState;
  providers: ProviderInfo[];
  onChanged: () => void;
}) {
  const classes = useStyles();
  const { environment, operations } = props.state;
  const [params, setParams] = useSearchParams();
  const open = tabs.find(({ id }) => id === params.get('tab'))?.id ?? 'overview';
  const show = (tab: string) =>
    setParams(
      last => {
        const next = new URLSearchParams(last);
        next.set('tab', tab);
        return next;
      },
      { replace: true },
    );
  return (
    <div>
      <Tabs
        value={open}
        onChange={(_, tab) => show(tab)}
        className={classes.tabs}
        indicatorColor="primary"
        textColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label="About this environment"
      >
        {tabs.map(({ id, label }) => (
          <Tab
            key={id}
            value={id}
            label={label}
            id={`environment-tab-${id}`}
            aria-controls={`environment-panel-${id}`}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`environment-panel-${open}`}
        aria-labelledby={`environment-tab-${open}`}
        className={classes.panel}
      >
        {open === 'overview' && <OverviewTab {...props} />}
        {open === 'log' && <LogTab operations={operations} />}
        {open === 'manifest' && <ManifestTab manifest={environment.manifest} />}
        {open === 'events' && <EventsTab environment={environment} />}
        {open === 'connect' && <ConnectTab environment={environment} />}
      </div>
    </div>
  );
}
