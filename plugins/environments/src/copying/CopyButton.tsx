import Button from '@material-ui/core/Button';
import CheckIcon from '@material-ui/icons/Check';
import FileCopyIcon from '@material-ui/icons/FileCopyOutlined';
import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/esm/useCopyToClipboard';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({ root: { textTransform: 'none' } });

/** Copies a text, and says so for a moment. */
export function CopyButton(props: {
  text: string;
  /** What is copied, for those who do not see where the button stands. */
  what: string;
}) {
  const classes = useStyles();
  const [{ error }, copy] = useCopyToClipboard();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const word = error ? 'Not copied' : 'Copied';
  return (
    <Button
      size="small"
      className={classes.root}
      startIcon={copied && !error ? <CheckIcon /> : <FileCopyIcon />}
      aria-label={copied ? word : `Copy ${props.what}`}
      onClick={() => {
        copy(props.text);
        setCopied(true);
      }}
    >
      <span aria-live="polite">{copied ? word : 'Copy'}</span>
    </Button>
  );
}
