import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { callOf, type RouterOptions } from './callOf';

export function providersRouter({ service, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/providers', async (req, res) => {
    res.json(await service.listProviders(await callOf(req, httpAuth)));
  });

  return router;
}
