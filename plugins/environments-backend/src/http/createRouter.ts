import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { answerErrors } from './answerErrors';
import { refuseBadText } from './badText';
import type { RouterOptions } from './callOf';
import { enforceDocument } from './enforceDocument';
import { environmentsRouter } from './environmentsRouter';
import { document } from './generated/document';
import { healthRouter } from './healthRouter';
import { messagesRouter } from './messagesRouter';
import { operationsRouter } from './operationsRouter';
import { providersRouter } from './providersRouter';
import { quotasRouter } from './quotasRouter';
import { readBody } from './readBody';
import { requestsRouter } from './requestsRouter';

/** The HTTP API, as its OpenAPI document describes it. */
export function createRouter(
  options: RouterOptions & { logger: LoggerService; validateResponses: boolean },
): Router {
  const router = PromiseRouter();
  router.use((_req, res, next) => {
    // Progress and capabilities change without the version that the ETag tells.
    res.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/openapi.json', (_req, res) => {
    res.json(document);
  });
  router.use(refuseBadText);
  router.use(...readBody());
  router.use(...enforceDocument(options));
  router.use(environmentsRouter(options));
  router.use(requestsRouter(options));
  router.use(operationsRouter(options));
  router.use(providersRouter(options));
  router.use(quotasRouter(options));
  router.use(messagesRouter(options));
  router.use(healthRouter(options));
  router.use(answerErrors(options.logger));
  return router;
}
