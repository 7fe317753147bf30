import createClient, { type Client } from 'openapi-fetch';
import { ResponseError } from '@backstage/errors';
import type { paths } from '../generated/api';
import type { MutationOptions } from './EnvironmentsApi';

/** Sends one call, with the headers and the signal of its options. */
export type Send<T> = (
  client: Client<paths>,
  init: { headers: Record<string, string>; signal?: AbortSignal },
) => Promise<{ data?: T; error?: unknown; response: Response }>;

/** How calls get to the backend and answers back. */
export class Transport {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch: (...args) => fetch(...args) };
  }

  /** Throws ResponseError for every answer that is a failure. */
  async call<T>(options: MutationOptions | undefined, send: Send<T>): Promise<T> {
    const data = await this.send(options, send);
    if (data === undefined) throw new Error('The answer has no body');
    return data;
  }

  /** The same for an answer that may have no body: undefined then. */
  async send<T>(options: MutationOptions | undefined, send: Send<T>): Promise<T | undefined> {
    // Failed answers are turned into errors before openapi-fetch reads their bodies.
    const checked = async (request: Request) => {
      // Not the request itself: Backstage's fetch API reads what it gets more than once.
      const { url, method, headers, signal } = request;
      const body = (await request.text()) || undefined;
      const response = await this.#fetchApi.fetch(url, { method, headers, signal, body });
      if (!response.ok) throw await ResponseError.fromResponse(response);
      return response;
    };
    const client = createClient<paths>({
      baseUrl: await this.#discoveryApi.getBaseUrl('environments'),
      fetch: checked,
    });
    const headers: Record<string, string> = {};
    if (options?.token) headers.authorization = `Bearer ${options.token}`;
    if (options?.idempotencyKey) headers['idempotency-key'] = options.idempotencyKey;
    const { data } = await send(client, {
      headers,
      ...(options?.signal && { signal: options.signal }),
    });
    return data;
  }
}
