import { act, fireEvent, screen } from '@testing-library/react';
import type { OperationLogPage } from '@eks-environments/plugin-environments-common';
import { anOperation, environmentId } from '../__testUtils__/examples';
import { environmentsApiMock, renderEnvironments } from '../__testUtils__/renderEnvironments';

/** An API whose log grows when the test says so. */
function growingLog() {
  let answer: (page: OperationLogPage) => void = () => {};
  let count = 0;
  const api = environmentsApiMock({
    listOperations: async () => ({
      items: [anOperation()],
      pageInfo: {},
    }),
    getOperationLog: () =>
      new Promise<OperationLogPage>(resolve => {
        answer = resolve;
      }),
  });
  const grow = async (text: string) => {
    count += 1;
    await act(async () =>
      answer({
        items: [
          {
            n: count,
            at: '2026-03-01T12:00:00.000Z',
            stream: 'stdout',
            level: 'info',
            text,
          },
        ],
        next: count,
        complete: false,
      }),
    );
  };
  return { api, grow };
}

/** jsdom lays nothing out: the panel is 100 high, each line 50. */
function layOut(log: HTMLElement) {
  Object.defineProperty(log, 'clientHeight', { value: 100 });
  Object.defineProperty(log, 'scrollHeight', {
    get: () => log.children.length * 50,
  });
}

describe('the live log', () => {
  it('follows its end until one scrolls up, and again from the end on', async () => {
    const { api, grow } = growingLog();
    renderEnvironments(api, `/environments/${environmentId}?tab=log`);
    const log = await screen.findByRole('log');
    layOut(log);
    for (const text of ['a', 'b', 'c', 'd']) await grow(text);
    expect(log.scrollTop).toBe(200);

    log.scrollTop = 40;
    fireEvent.scroll(log);
    expect(screen.getByLabelText('Follow')).not.toBeChecked();
    await grow('e');
    expect(log.scrollTop).toBe(40);

    log.scrollTop = 150;
    fireEvent.scroll(log);
    expect(screen.getByLabelText('Follow')).toBeChecked();
    await grow('f');
    expect(log.scrollTop).toBe(300);
  });

  it('numbers its lines and offers to copy and to save them', async () => {
    const { api, grow } = growingLog();
    renderEnvironments(api, `/environments/${environmentId}?tab=log`);
    await screen.findByText('Waiting for the first line…');
    await grow('building cluster stack');
    expect(screen.getByRole('log')).toHaveTextContent(/^1\d\d:\d\d:\d\dbuilding cluster stack$/);
    expect(screen.getByText('1 line · live')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Copy log' })).toBeEnabled();
    expect(screen.getByRole('button', { name: 'Download' })).toBeEnabled();
  });
});
