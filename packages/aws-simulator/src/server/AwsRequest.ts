import type { IncomingMessage } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { matchEksRoute } from '../eks/routes.ts';
import { asObject, type Json, type JsonObject } from '../protocols/json.ts';
import { parseQuery } from '../protocols/query.ts';

/** A call as it came: whom it is signed by, which service and operation it is for. */
export interface AwsRequest {
  accessKey: string;
  region: string;
  service: string;
  operation: string;
  input: JsonObject;
}

const maxBody = 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > maxBody) {
      throw new Error('body too large');
    }
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  const zipped = request.headers['content-encoding'] === 'gzip';
  return (zipped ? gunzipSync(body) : body).toString('utf8');
}

/** Reads a signed call; undefined when nothing in it is a signature of AWS's. */
export function parseAwsRequest(request: IncomingMessage, body: string): AwsRequest | undefined {
  const url = new URL(request.url ?? '/', 'http://simulator');
  const credential =
    /Credential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1] ??
    url.searchParams.get('X-Amz-Credential') ??
    '';
  const [accessKey, , region, service, terminator] = credential.split('/');
  if (terminator !== 'aws4_request') {
    return undefined;
  }
  if (service === 'eks') {
    const match = matchEksRoute(request.method ?? '', url.pathname);
    return {
      accessKey,
      region,
      service,
      operation: match?.operation ?? `${request.method} ${url.pathname}`,
      input: { ...searchInput(url), ...jsonInput(body), ...match?.params },
    };
  }
  const input = parseQuery(body || url.search.slice(1));
  return { accessKey, region, service, operation: String(input.Action ?? 'none'), input };
}

function jsonInput(body: string): JsonObject {
  return body === '' ? {} : asObject(JSON.parse(body));
}

/** Parameters of the address; one that is repeated is a list. */
function searchInput(url: URL): JsonObject {
  const input: JsonObject = {};
  for (const key of new Set(url.searchParams.keys())) {
    const values: Json[] = url.searchParams.getAll(key);
    input[key] = values.length === 1 ? values[0] : values;
  }
  return input;
}
