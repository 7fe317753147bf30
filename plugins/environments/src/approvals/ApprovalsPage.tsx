import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import { BackLink } from '../navigation/BackLink';
import { rootRouteRef } from '../routes';
import { RequestsPanel } from './RequestsPanel';
import {
  readApprovalsView,
  writeApprovalsView,
  type ApprovalsTab,
  type ApprovalsView,
} from './approvalsView';

const tabs: { id: ApprovalsTab; label: string }[] = [
  { id: 'decide', label: 'To decide' },
  { id: 'asked', label: 'Asked by me' },
];

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1, 2) },
  title: { margin: 0 },
  tabs: { borderBottom: `1px solid ${theme.palette.divider}` },
}));

/** What waits for the signed-in person's decision, and what they have asked for themselves. */
export function ApprovalsPage() {
  const classes = useStyles();
  const environments = useRouteRef(rootRouteRef);
  const [params, setParams] = useSearchParams();
  const view = readApprovalsView(params);
  const show = (next: ApprovalsView, replace: boolean) =>
    setParams(writeApprovalsView(next), { replace });
  return (
    <Content className={classes.root}>
      <BackLink to={environments()}>All environments</BackLink>
      <div className={classes.head}>
        <Typography variant="h4" component="h2" className={classes.title}>
          Approvals
        </Typography>
        <Typography color="textSecondary">
          What has to be approved before it happens. Nobody decides what they asked for themselves.
        </Typography>
      </div>
      <Tabs
        value={view.tab}
        onChange={(_, tab: ApprovalsTab) => show({ tab }, true)}
        className={classes.tabs}
        indicatorColor="primary"
        textColor="primary"
        aria-label="Requests"
      >
        {tabs.map(({ id, label }) => (
          <Tab
            key={id}
            value={id}
            label={label}
            id={`approvals-tab-${id}`}
            aria-controls={`approvals-panel-${id}`}
          />
        ))}
      </Tabs>
      <div
        role="tabpanel"
        id={`approvals-panel-${view.tab}`}
        aria-labelledby={`approvals-tab-${view.tab}`}
      >
        <RequestsPanel
          key={view.tab}
          view={view}
          onPage={cursor => show({ ...view, cursor }, false)}
        />
      </div>
    </Content>
  );
}
