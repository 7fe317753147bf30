import { Complaint } from '../setup/command.mjs';

/** Calls the portal's HTTP API as one person. */
export class PortalClient {
  #url;
  #token;

  constructor(url, token) {
    this.#url = url;
    this.#token = token;
  }

  /** @returns the answer's JSON, or undefined for a 404 */
  async find(path) {
    const response = await this.#fetch(path);
    if (response.status === 404) return undefined;
    return this.#json(path, response);
  }

  async get(path) {
    return this.#json(path, await this.#fetch(path));
  }

  async post(path, body) {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return this.#json(path, response);
  }

  #fetch(path, { headers, ...options } = {}) {
    return fetch(`${this.#url}${path}`, {
      ...options,
      headers: { authorization: `Bearer ${this.#token}`, ...headers },
    });
  }

  async #json(path, response) {
    const text = await response.text();
    if (!response.ok) throw new Complaint(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }
}
