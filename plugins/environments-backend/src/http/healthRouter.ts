import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { callOf, type RouterOptions } from './callOf';

export function healthRouter({ health, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/health', async (req, res) => {
    res.json(await health.read(await callOf(req, httpAuth)));
  });

  return router;
}
