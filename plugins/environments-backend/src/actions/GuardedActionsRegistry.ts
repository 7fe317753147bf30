import type { LoggerService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { invalid } from '../errors';
import { fromDomain } from '../http/answerErrors';
import { findBadText } from '../http/badText';

/** Deeper than any input is. */
const mostDepth = 32;

/** Has actions refuse the texts that HTTP refuses, and tell as much of errors as HTTP does. */
export class GuardedActionsRegistry implements ActionsRegistryService {
  readonly #registry: ActionsRegistryService;
  readonly #logger: LoggerService;

  constructor(registry: ActionsRegistryService, logger: LoggerService) {
    this.#registry = registry;
    this.#logger = logger;
  }

  register: ActionsRegistryService['register'] = options => {
    this.#registry.register({
      ...options,
      action: async context => {
        try {
          const bad = findBadText(context.input, mostDepth);
          if (bad) throw invalid([bad], bad.rule);
          return await options.action(context);
        } catch (error) {
          throw this.#shown(options.name, error);
        }
      },
    });
  };

  #shown(name: string, error: unknown): Error {
    const shown = fromDomain(error);
    if (!shown) {
      this.#logger.error(`The action ${name} failed`, error as Error);
      return new Error('Something went wrong; the log of the backend tells more');
    }
    const { status: statusCode, message, ...facts } = shown;
    if (statusCode === 503)
      this.#logger.warn(`The action ${name} is not available`, error as Error);
    return Object.assign(new Error(message), { ...facts, statusCode });
  }
}
