import { Complaint } from '../setup/command.mjs';

/** What AWS may refuse in a demo, as calls of the simulator's control API. */
const faults = {
  'vpc-limit': { path: 'quotas', body: { vpcs: 0 } },
  'access-denied': {
    path: 'faults',
    body: {
      operation: 'cloudformation:CreateStack',
      times: 'always',
      effect: {
        type: 'error',
        code: 'AccessDenied',
        status: 403,
        message: 'User is not authorized to perform: cloudformation:CreateStack',
      },
    },
  },
};

export async function planFault(simulatorUrl, fault) {
  if (!Object.hasOwn(faults, fault)) {
    throw new Complaint(`No fault "${fault}". There are: ${Object.keys(faults).join(', ')}`);
  }
  const { path, body } = faults[fault];
  const response = await fetch(`${simulatorUrl}/_simulator/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Complaint(`The simulator refused the fault: ${await response.text()}`);
  }
}
