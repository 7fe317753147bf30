import Alert from '@material-ui/lab/Alert';
import type { ProviderInfo } from '@eks-environments/plugin-environments-common';

/** What keeps providers from working, so that nobody files a request in vain. */
export function ProviderNotices(props: { providers: ProviderInfo[] }) {
  return (
    <>
      {props.providers.flatMap(provider =>
        provider.problems.map(problem => (
          <Alert key={`${provider.id} ${problem}`} severity="warning" variant="outlined">
            {provider.title}: {problem}
          </Alert>
        )),
      )}
    </>
  );
}
