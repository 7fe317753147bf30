import type { EnvironmentFacts } from '@eks-environments/plugin-environments-node';
import { forbidden, notFound } from '../errors';
import type { Person } from '../permissions/Person';
import type { FactsReader } from '../permissions/register';
import type { Right, Rights, RightsReader } from '../permissions/Rights';
import type { AuthorizedCall, Call } from './EnvironmentsService';

export interface AdmissionOptions {
  rights: Pick<RightsReader, 'of'>;
  facts: FactsReader;
  /** The environment of an operation. */
  environmentOf(operationId: string): Promise<string | undefined>;
}

/** Judges who may do what to an environment. What one may not read is as unknown to them as what is not there. */
export class Admission {
  readonly #options: AdmissionOptions;

  constructor(options: AdmissionOptions) {
    this.#options = options;
  }

  async of(call: Call): Promise<AuthorizedCall> {
    return { ...call, rights: await this.#options.rights.of(call.credentials) };
  }

  /** NotFoundError for who may not read it, NotAllowedError for who may but has not the right. */
  async mayDo(
    right: Right | ((facts: EnvironmentFacts) => Right),
    id: string,
    call: Call,
  ): Promise<AuthorizedCall> {
    const { facts, authorized } = await this.#reading(id, call);
    if (!facts) throw notFound('environment');
    const needed = typeof right === 'function' ? right(facts) : right;
    if (needed !== 'read') requirePerson(authorized.rights);
    if (!authorized.rights.may(needed, facts)) throw notAllowed();
    return { ...authorized, judgedOwner: facts.owner };
  }

  /** The call of who may read it; undefined for others. */
  async reader(id: string, call: Call): Promise<AuthorizedCall | undefined> {
    const { facts, authorized } = await this.#reading(id, call);
    return facts && authorized;
  }

  async mayReadOperation(id: string, call: Call): Promise<AuthorizedCall> {
    const { facts, authorized } = await this.#reading(await this.#options.environmentOf(id), call);
    if (!facts) throw notFound('operation');
    return authorized;
  }

  async #reading(id: string | undefined, call: Call) {
    const authorized = await this.of(call);
    const [facts] = id === undefined ? [] : await this.#options.facts([id]);
    const readable = facts && authorized.rights.may('read', facts);
    return { authorized, facts: readable ? facts : undefined };
  }
}

/** Throws NotAllowedError. */
export function requirePerson({ person }: Rights): Person {
  if (!person) throw forbidden('person', 'Only people change environments; services read');
  return person;
}

export function notAllowed() {
  return forbidden('not-allowed', 'You may not do that');
}

/** Throws NotAllowedError for who may not create what those facts tell of. */
export function requireMayCreate(rights: Rights, facts: EnvironmentFacts): void {
  if (rights.may('create', facts)) return;
  throw forbidden('not-allowed', 'You may not create such an environment for that owner');
}
