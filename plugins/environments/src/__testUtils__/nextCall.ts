import { waitFor } from '@testing-library/react';

/** Waits for a call after this one, however often a page that polls has called before. */
export function nextCall(call: { mock: { calls: unknown[][] } }): () => Promise<void> {
  const before = call.mock.calls.length;
  return () => waitFor(() => expect(call.mock.calls.length).toBeGreaterThan(before));
}
