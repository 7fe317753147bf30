import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { EnvironmentsQuery } from '@eks-environments/plugin-environments-common';
import type { PageOptions } from '../environments/EnvironmentsService';
import { invalid } from '../errors';
import { callOf, queryOf, sendAnswer, type RouterOptions } from './callOf';
import { refuseLongManifest } from './refuseLongManifest';

export function environmentsRouter({ service, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.post('/estimates', async (req, res) => {
    const call = await callOf(req, httpAuth);
    refuseLongManifest(req.body);
    res.json(await service.estimate(req.body, call));
  });

  router.post('/environments', async (req, res) => {
    const call = await callOf(req, httpAuth);
    refuseLongManifest(req.body);
    const answer = await service.create(req.body, call);
    res.set('Location', `/api/environments/environments/${answer.item.id}`);
    sendAnswer(res, 201, answer);
  });

  router.get('/environments', async (req, res) => {
    const call = await callOf(req, httpAuth);
    const query = queryOf<EnvironmentsQuery & { limit: number; order: string }>(req);
    res.json(await service.list(query, call));
  });

  router.get('/environments/:id', async (req, res) => {
    const environment = await service.get(req.params.id, await callOf(req, httpAuth));
    res.set('ETag', environment.etag).json(environment);
  });

  router.patch('/environments/:id', async (req, res) => {
    const call = await callOf(req, httpAuth);
    const version = versionOf(req.get('if-match'));
    const change = { ...req.body, ...(version !== undefined && { version }) };
    const environment = await service.update(req.params.id, change, call);
    res.set('ETag', environment.etag).json(environment);
  });

  router.delete('/environments/:id', async (req, res) => {
    res.status(202).json(await service.delete(req.params.id, await callOf(req, httpAuth)));
  });

  router.post('/environments/:id/retry', async (req, res) => {
    sendAnswer(res, 202, await service.retry(req.params.id, await callOf(req, httpAuth)));
  });

  router.post('/environments/:id/extend', async (req, res) => {
    const answer = await service.extend(req.params.id, req.body, await callOf(req, httpAuth));
    sendAnswer(res, answer.waits ? 202 : 200, answer);
  });

  router.post('/environments/:id/hibernate', async (req, res) => {
    sendAnswer(res, 202, await service.hibernate(req.params.id, await callOf(req, httpAuth)));
  });

  router.post('/environments/:id/wake', async (req, res) => {
    sendAnswer(res, 202, await service.wake(req.params.id, await callOf(req, httpAuth)));
  });

  router.post('/environments/:id/transfer', async (req, res) => {
    const call = await callOf(req, httpAuth);
    const answer = await service.transfer(req.params.id, req.body.owner, call);
    sendAnswer(res, answer.item ? 200 : 204, answer);
  });

  router.get('/environments/:id/events', async (req, res) => {
    const call = await callOf(req, httpAuth);
    res.json(await service.listEvents(req.params.id, queryOf<PageOptions>(req), call));
  });

  router.get('/environments/:id/operations', async (req, res) => {
    const call = await callOf(req, httpAuth);
    res.json(await service.listOperations(req.params.id, queryOf<PageOptions>(req), call));
  });

  router.get('/environments/:id/access', async (req, res) => {
    res.json(await service.getAccess(req.params.id, await callOf(req, httpAuth)));
  });

  return router;
}

function versionOf(ifMatch: string | undefined): number | undefined {
  if (ifMatch === undefined || ifMatch.trim() === '*') return undefined;
  const version = /^\s*"?(\d{1,9})"?\s*$/.exec(ifMatch)?.[1];
  if (version === undefined) {
    throw invalid([
      { path: 'if-match', rule: 'etag', message: 'Pass the ETag of the environment.' },
    ]);
  }
  return Number(version);
}
