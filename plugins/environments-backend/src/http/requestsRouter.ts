import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RequestsQuery } from '@eks-environments/plugin-environments-common';
import { callOf, queryOf, sendAnswer, type RouterOptions } from './callOf';

export function requestsRouter({ requests, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/requests', async (req, res) => {
    const call = await callOf(req, httpAuth);
    res.json(await requests.list(queryOf<RequestsQuery & { limit: number }>(req), call));
  });

  router.get('/requests/:id', async (req, res) => {
    res.json(await requests.get(req.params.id, await callOf(req, httpAuth)));
  });

  router.post('/requests/:id/decisions', async (req, res) => {
    const call = await callOf(req, httpAuth);
    sendAnswer(res, 200, await requests.decide(req.params.id, req.body, call));
  });

  router.post('/requests/:id/withdraw', async (req, res) => {
    sendAnswer(res, 200, await requests.withdraw(req.params.id, await callOf(req, httpAuth)));
  });

  return router;
}
