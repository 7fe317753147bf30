import type {
  EnvironmentsApi,
  OperationLogPage,
} from '@eks-environments/plugin-environments-common';
import { whenVisible } from '../polling/whenVisible';

/** The longest that the API waits for a further line. */
const waitSeconds = 20;
/** An API that answers at once with nothing is not asked more often than this. */
const pause = 2_000;

/**
 * Reads the log of an operation from its beginning and follows it by long poll until it is complete or the
 * signal is aborted. An error is told and tried over. While nobody can see the page, nothing is asked.
 */
export async function followLog(options: {
  api: Pick<EnvironmentsApi, 'getOperationLog'>;
  operationId: string;
  signal: AbortSignal;
  onPage: (page: OperationLogPage) => void;
  onError: (error: Error) => void;
}): Promise<void> {
  const { api, operationId, signal, onPage, onError } = options;
  let after = 0;
  let wait = 0;
  for (;;) {
    await whenVisible(signal);
    if (signal.aborted) return;
    const asked = Date.now();
    try {
      const page = await api.getOperationLog(operationId, { after, wait }, { signal });
      if (signal.aborted) return;
      onPage(page);
      if (page.complete) return;
      const early = wait > 0 && Date.now() - asked < pause;
      if (page.items.length === 0 && early) await sleep(pause, signal);
      after = page.next;
      wait = waitSeconds;
    } catch (error) {
      if (signal.aborted) return;
      onError(error as Error);
      await sleep(pause, signal);
    }
  }
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
  });
}
