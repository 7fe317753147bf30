import { storableText } from '../operations/logText';
import { redact } from '../operations/redact';

const mostRead = 8_000;
const mostBytes = 1_000;

/** What a channel threw, without secrets and as long as a table or a log line takes it. */
export function failureText(thrown: unknown): string {
  const text = thrown instanceof Error ? thrown.message || thrown.name : String(thrown);
  return storableText(redact(text.slice(0, mostRead)), mostBytes);
}
