import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { RequestsQuery } from '@eks-environments/plugin-environments-common';
import { callOf, queryOf, sendAnswer, type RouterOptions } from './callOf';

export function requestsRouter({ service, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/requests', async (req, res) => {
    const call = await callOf(req, httpAuth);
    res.json(await service.listRequests(queryOf<RequestsQuery & { limit: number }>(req), call));
  });

  router.get('/requests/:id', async (req, res) => {
    res.json(await service.getRequest(req.params.id, await callOf(req, httpAuth)));
  });

  router.post('/requests/:id/decisions', async (req, res) => {
    const call = await callOf(req, httpAuth);
    sendAnswer(res, 200, await service.decide(req.params.id, req.body, call));
  });

  router.post('/requests/:id/withdraw', async (req, res) => {
    sendAnswer(res, 200, await service.withdraw(req.params.id, await callOf(req, httpAuth)));
  });

  return router;
}
