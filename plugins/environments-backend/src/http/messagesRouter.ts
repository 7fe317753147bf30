import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { PageOptions } from '../environments/EnvironmentsService';
import { callOf, queryOf, sendAnswer, type RouterOptions } from './callOf';

/** Messages that were given up, and what people want to be told. */
export function messagesRouter({ messages, preferences, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/messages', async (req, res) => {
    res.json(await messages.list(queryOf<PageOptions>(req), await callOf(req, httpAuth)));
  });

  router.post('/messages/:id/:channel/resend', async (req, res) => {
    const { id, channel } = req.params;
    sendAnswer(res, 202, await messages.resend(id, channel, await callOf(req, httpAuth)));
  });

  router.get('/preferences', async (req, res) => {
    res.json(await preferences.get(await callOf(req, httpAuth)));
  });

  router.put('/preferences', async (req, res) => {
    res.json(await preferences.set(req.body, await callOf(req, httpAuth)));
  });

  return router;
}
