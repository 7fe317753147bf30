import type { GivenUpMessage, Page } from '@eks-environments/plugin-environments-common';
import type { Answer, Call, PageOptions } from '../environments/EnvironmentsService';

/** Messages that could not be delivered. */
export interface MessagesService<C extends Call = Call> {
  /** Those that were given up, newest first. */
  list(page: PageOptions, call: C): Promise<Page<GivenUpMessage>>;
  /**
   * Has one delivered as if it were new. NotFoundError where there is none, ConflictError where it was not given
   * up, or is being sent again already.
   */
  resend(id: string, channel: string, call: C): Promise<Answer<GivenUpMessage>>;
}
