import { CodeSnippet } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: { maxHeight: '70vh', overflow: 'auto' },
});

export function ManifestText(props: { text: string }) {
  const classes = useStyles();
  return (
    <div
      className={classes.root}
      role="region"
      aria-label="Manifest"
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <CodeSnippet text={props.text} language="yaml" showLineNumbers />
    </div>
  );
}
