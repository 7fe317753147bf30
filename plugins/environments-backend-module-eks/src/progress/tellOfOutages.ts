import type { OperationContext } from '@eks-environments/plugin-environments-node';
import type { OutageListener } from '../aws/AwsSession';
import type { OperationProgress } from './OperationProgress';

/** Tells in an operation's log and progress that it waits for AWS, and when it goes on. */
export function tellOfOutages(
  { log }: Pick<OperationContext, 'log'>,
  progress: OperationProgress,
): OutageListener {
  return {
    began(breaker) {
      const text = `${breaker.notAnswering().message}. This waits for it, and goes on by itself`;
      log({ stream: 'system', level: 'warning', text });
      progress.pause();
    },
    ended({ title }, lasted) {
      const minutes = Math.round(lasted / 60_000);
      const time = minutes > 1 ? `${minutes} minutes` : 'a moment';
      log({ stream: 'system', level: 'info', text: `${title} answers again, after ${time}` });
      progress.resume();
    },
  };
}
