import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Answer, Call, EnvironmentsService } from '../environments/EnvironmentsService';
import type { AuthorizedHealthReader } from '../health/AuthorizedHealthReader';
import type { MessagesService } from '../notifications/MessagesService';
import type { PreferencesService } from '../notifications/PreferencesService';
import type { RequestsService } from '../requests/RequestsService';
import type { QuotasService } from '../quotas/QuotasService';

/** What the routers of all resources need. */
export interface RouterOptions {
  service: EnvironmentsService;
  requests: RequestsService;
  quotas: QuotasService;
  messages: MessagesService;
  preferences: PreferencesService;
  health: AuthorizedHealthReader;
  httpAuth: HttpAuthService;
}

/** Who calls, and under which Idempotency-Key. */
export async function callOf(req: Request, httpAuth: HttpAuthService): Promise<Call> {
  const credentials = await httpAuth.credentials(req, { allow: ['user', 'service'] });
  const key = req.method === 'POST' ? req.get('idempotency-key') : undefined;
  return {
    credentials,
    request: req,
    ...(key !== undefined && { repeatable: { key, digest: digestOf(req) } }),
  };
}

function digestOf(req: Request): string {
  const path = req.originalUrl.split('?', 1)[0];
  return createHash('sha256')
    .update(JSON.stringify([req.method, path, req.body ?? null]), 'utf8')
    .digest('hex');
}

/** Answers with what a call made, or made when it came first. */
export function sendAnswer<T>(res: Response, status: number, { item, replayed }: Answer<T>): void {
  if (replayed) res.set('Idempotent-Replayed', 'true');
  res.status(status).json(item);
}

/** The query as the validator has left it: checked against the document, with its types and defaults. */
export function queryOf<T>(req: Request): T {
  return req.query as T;
}
