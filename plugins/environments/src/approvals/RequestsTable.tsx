import type { EnvironmentRequest } from '@eks-environments/plugin-environments-common';
import { ScrollingTable } from '../table/ScrollingTable';
import { RequestRow } from './RequestRow';

const columns = ['Environment', 'Asked for by', 'Why', 'Cost', 'Approvals', 'Status'];

/** Requests, each a row. */
export function RequestsTable(props: { requests: EnvironmentRequest[]; busy: boolean }) {
  return (
    <ScrollingTable label="Requests" columns={columns} minWidth={960} busy={props.busy}>
      {props.requests.map(request => (
        <RequestRow key={request.id} request={request} />
      ))}
    </ScrollingTable>
  );
}
