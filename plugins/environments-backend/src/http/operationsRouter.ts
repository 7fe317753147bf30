import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { callOf, queryOf, type RouterOptions } from './callOf';

export function operationsRouter({ service, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/operations/:id', async (req, res) => {
    res.json(await service.getOperation(req.params.id, await callOf(req, httpAuth)));
  });

  router.get('/operations/:id/log', async (req, res) => {
    const call = await callOf(req, httpAuth);
    const gone = new AbortController();
    res.on('close', () => gone.abort());
    const query = queryOf<{ after: number; wait: number }>(req);
    const page = await service.readLog(req.params.id, { ...query, signal: gone.signal }, call);
    if (!gone.signal.aborted) res.json(page);
  });

  return router;
}
