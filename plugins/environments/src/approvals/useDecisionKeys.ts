import useKey from 'react-use/esm/useKey';
import type { Decision } from '@eks-environments/plugin-environments-common';

const keys: Record<string, Decision['decision']> = { a: 'approve', r: 'reject' };

/** While enabled, A approves and R rejects, unless somebody writes in a field. */
export function useDecisionKeys(
  enabled: boolean,
  decide: (decision: Decision['decision']) => void,
): void {
  useKey(
    event => enabled && isShortcut(event),
    event => {
      // Else the letter would be typed into the field that opens.
      event.preventDefault();
      decide(keys[event.key.toLowerCase()]);
    },
    undefined,
    [enabled, decide],
  );
}

function isShortcut(event: KeyboardEvent): boolean {
  const { key, target } = event;
  if (!Object.hasOwn(keys, key.toLowerCase())) return false;
  if (event.defaultPrevented || event.repeat) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  // Menus and dialogs have letters of their own.
  return !(
    target instanceof HTMLElement &&
    target.closest(
      'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="menu"], [role="listbox"], [role="textbox"]',
    )
  );
}
