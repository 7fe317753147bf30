/** One call of an AWS API. */
export interface Call {
  at: string;
  operation: string;
  account: string;
  region: string;
  cluster?: string;
  status: number;
  error?: string;
  userAgent?: string;
}

const remembered = 5_000;

/** The last calls, in memory only. */
export class CallLog {
  readonly #calls: Call[] = [];

  add(call: Call): void {
    this.#calls.push(call);
    if (this.#calls.length > remembered) {
      this.#calls.shift();
    }
  }

  list(operation?: string): Call[] {
    return this.#calls.filter(call => operation === undefined || call.operation === operation);
  }
}
