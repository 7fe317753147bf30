import { useSearchParams } from 'react-router-dom';

const param = 'extend';

/** Whether the URL asks for an extension, so that a message can link to it; and how to ask and to leave that. */
export function useExtending(): { asked: boolean; ask: () => void; leave: () => void } {
  const [params, setParams] = useSearchParams();
  const change = (edit: (next: URLSearchParams) => void) =>
    setParams(
      last => {
        const next = new URLSearchParams(last);
        edit(next);
        return next;
      },
      { replace: true },
    );
  return {
    asked: params.has(param),
    ask: () => change(next => next.set(param, '')),
    leave: () => change(next => next.delete(param)),
  };
}
