import type { RequestKind } from '@eks-environments/plugin-environments-common';
import { toMoment, toNumber } from '../database/columns';
import type { RequestRow } from '../database/tables';
import { counted, inWords } from '../requests/approvalReasons';
import { costInWords, momentInWords } from './words';

/** What words need to know of a request. */
export type Requested = Pick<
  RequestRow,
  'kind' | 'type' | 'region' | 'lifetime' | 'nodes' | 'cost_per_month' | 'expires_at'
>;

/** Parts of sentences about a request. */
export interface RequestWords {
  /** What is decided on, for example "the deletion of checkout-test". */
  subject: string;
  /** Follows "asks": "for checkout-test", "to delete checkout-test". */
  purpose: string;
  /** What else a title tells. */
  detail: string;
  /** Follows "asks", with all that counts. */
  inFull: string;
  /** Sentences on what follows from an approval, and from none. */
  approved: string;
  otherwise: string;
}

const words: Record<RequestKind, (name: string, request: Requested) => RequestWords> = {
  create: (name, request) => {
    const { lifetime, cost_per_month: cost } = request;
    return {
      subject: name,
      purpose: `for ${name}`,
      detail: `: ${costInWords(cost === null ? null : toNumber(cost))}`,
      inFull: `for ${whatItIs(request, timeOf(lifetime))}`,
      approved: 'The creation is queued.',
      otherwise: 'Nothing was created.',
    };
  },
  extend: (name, request) => {
    const { lifetime, expires_at: expiresAt } = request;
    const end = expiresAt === null ? 'a later end' : momentInWords(toMoment(expiresAt));
    const inAll = lifetime === null ? '' : `${timeOf(lifetime)} in all`;
    return {
      subject: `the extension of ${name}`,
      purpose: `to extend ${name}`,
      detail: ` until ${end}`,
      inFull: `to let it run until ${end}. It is ${whatItIs(request, inAll)}`,
      approved: `It now ends on ${end}.`,
      otherwise: 'Its end stays as it was.',
    };
  },
  delete: (name, request) => ({
    subject: `the deletion of ${name}`,
    purpose: `to delete ${name}`,
    detail: '',
    inFull: `to delete it with everything in it. It is ${whatItIs(request)}`,
    approved: 'It is being deleted.',
    otherwise: 'Nothing was deleted.',
  }),
};

/** What is said of a request, by what it asks for. */
export function requestWords(name: string, request: Requested): RequestWords {
  return words[request.kind](name, request);
}

function timeOf(lifetime: RequestRow['lifetime']): string {
  return lifetime === null ? '' : ` for ${inWords(toNumber(lifetime))}`;
}

function whatItIs({ type, region, nodes }: Requested, time = ''): string {
  return `a ${type} environment${time} in ${region} with up to ${counted(nodes, 'node')}`;
}
