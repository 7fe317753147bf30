import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useState } from 'react';
import type { Operation } from '@eks-environments/plugin-environments-common';
import { operationStateWords, operationWords } from '../status/statusWords';
import { useNow } from '../time/useNow';
import { ago } from '../time/words';
import { LogPanel } from './LogPanel';

/** The log of the newest operation, or of another one that is chosen. */
export function LogTab(props: { operations: Operation[] }) {
  const { operations } = props;
  const now = useNow();
  const [chosen, setChosen] = useState<string>();
  const operation = operations.find(({ id }) => id === chosen) ?? operations[0];
  if (!operation) {
    return <Typography>There is no log yet: nothing has been started.</Typography>;
  }
  return (
    <LogPanel key={operation.id} operation={operation}>
      {operations.length > 1 && (
        <TextField
          select
          id="log-operation"
          label="Operation"
          variant="outlined"
          size="small"
          SelectProps={{ labelId: 'log-operation-label' }}
          InputLabelProps={{ id: 'log-operation-label' }}
          value={operation.id}
          onChange={event => setChosen(event.target.value)}
        >
          {operations.map(({ id, kind, state, createdAt }) => (
            <MenuItem key={id} value={id}>
              {operationWords[kind]}, {ago(createdAt, now)} ({operationStateWords[state]})
            </MenuItem>
          ))}
        </TextField>
      )}
    </LogPanel>
  );
}
