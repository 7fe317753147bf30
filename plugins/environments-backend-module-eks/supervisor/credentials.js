// @ts-check
'use strict';

const { randomBytes, timingSafeEqual } = require('node:crypto');
const { writeFile } = require('node:fs/promises');
const { createServer } = require('node:http');

const path = '/credentials';
const answerTimeout = 10_000;

/** @typedef {Extract<import('../src/eksctl/protocol').ToSupervisor, { type: 'credentials' }>} Reply */

/**
 * Serves the worker's AWS credentials to eksctl as AWS's container credentials endpoint does: on loopback,
 * for a token that only a file of mode 0600 holds. Each question is put to the worker, so that they can be
 * refreshed; none are kept here.
 *
 * @param {string} tokenFile
 * @param {(message: { type: 'credentials-wanted', request: number }) => unknown} ask
 */
async function serveCredentials(tokenFile, ask) {
  const token = randomBytes(32).toString('base64url');
  await writeFile(tokenFile, token, { mode: 0o600, flag: 'wx' });
  /** @type {Map<number, (reply: Reply | undefined) => void>} */
  const waiting = new Map();
  let requests = 0;

  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== path) {
      response.writeHead(404).end();
      return;
    }
    if (!same(request.headers.authorization ?? '', token)) {
      response.writeHead(401).end();
      return;
    }
    const reply = await question();
    if (reply?.credentials) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(reply.credentials));
    } else {
      response.writeHead(503).end();
    }
  });

  /** @returns {Promise<Reply | undefined>} */
  function question() {
    const request = ++requests;
    return new Promise(resolve => {
      const timer = setTimeout(() => resolve(undefined), answerTimeout);
      waiting.set(request, reply => {
        clearTimeout(timer);
        waiting.delete(request);
        resolve(reply);
      });
      ask({ type: 'credentials-wanted', request });
    });
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(undefined));
  });
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    environment: {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `http://127.0.0.1:${port}${path}`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile,
    },
    /** @param {Reply} reply */
    reply: reply => waiting.get(reply.request)?.(reply),
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {string} given
 * @param {string} expected
 */
function same(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

module.exports = { serveCredentials };
