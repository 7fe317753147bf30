import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { Facts } from '../environment/Facts';
import { ManifestChanges } from '../manifest/ManifestChanges';
import { perMonthInWords } from '../money/words';
import { nodesInWords, typeInWords, wishInWords } from './requestWords';

const useStyles = makeStyles(theme => ({
  root: { '& .MuiAlert-message': { minWidth: 0, flexGrow: 1 } },
  part: { marginTop: theme.spacing(1.5) },
  manifest: { marginTop: theme.spacing(1.5), color: theme.palette.text.primary },
}));

/** Says that a request is not any more what was on the page, and what differs. */
export function RequestChanged(props: {
  before: EnvironmentRequest;
  after: EnvironmentRequest;
  onSeen: () => void;
}) {
  const { before, after, onSeen } = props;
  const classes = useStyles();
  const manifests =
    after.kind === 'create' ? [before.manifest?.effective, after.manifest?.effective] : [];
  return (
    <Alert
      severity="warning"
      variant="outlined"
      className={classes.root}
      action={
        <Button color="inherit" size="small" onClick={onSeen}>
          I have seen it
        </Button>
      }
    >
      <AlertTitle>This request has changed since you opened it</AlertTitle>
      What was decided before does not count any more: it must be decided anew.
      <section aria-label="What has changed" className={classes.part}>
        <Facts
          facts={{
            'What is asked for': difference(request => wishInWords(request) ?? '', before, after),
            Cost: difference(costOf, before, after),
            Size: difference(nodesInWords, before, after),
            Type: difference(typeInWords, before, after),
            Owner: difference(({ owner }) => owner, before, after),
          }}
        />
        {manifests[0] !== undefined && manifests[1] !== undefined && (
          <div className={classes.manifest}>
            <ManifestChanges
              before={manifests[0]}
              after={manifests[1]}
              none="The manifest is the same."
            />
          </div>
        )}
      </section>
    </Alert>
  );
}

function costOf({ price }: EnvironmentRequest): string {
  return price ? perMonthInWords(price) : 'unknown';
}

/** Both in words; undefined where they read the same. */
function difference(
  words: (request: EnvironmentRequest) => string,
  before: EnvironmentRequest,
  after: EnvironmentRequest,
): string | undefined {
  const [from, to] = [words(before), words(after)];
  return from === to ? undefined : `${from} → ${to}`;
}
