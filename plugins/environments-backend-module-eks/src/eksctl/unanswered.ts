/** How the AWS SDK for Go says that it got no answer, or a 5xx, in all its attempts. */
const unanswered = /operation error [\w ]+: \w+, .*\bStatusCode: (0|5\d\d)\b/;

/** Whether eksctl gave up since AWS did not answer it, from its lines. */
export function wasUnanswered(lines: string[]): boolean {
  return lines.some(line => unanswered.test(line));
}
