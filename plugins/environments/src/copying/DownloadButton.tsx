import Button from '@material-ui/core/Button';
import GetAppIcon from '@material-ui/icons/GetApp';
import { makeStyles } from '@material-ui/core/styles';

// Names of files keep their case.
const useStyles = makeStyles({ root: { textTransform: 'none' } });

/** Saves a text as a file. */
export function DownloadButton(props: {
  name: string;
  contentType: string;
  content: string;
  label?: string;
}) {
  const classes = useStyles();
  const { name, contentType, content, label = 'Download' } = props;
  const save = () => {
    const url = URL.createObjectURL(new Blob([content], { type: contentType }));
    const anchor = document.createElement('a');
    anchor.href = url;
    anchor.download = name;
    anchor.click();
    URL.revokeObjectURL(url);
  };
  return (
    <Button size="small" className={classes.root} startIcon={<GetAppIcon />} onClick={save}>
      {label}
    </Button>
  );
}
