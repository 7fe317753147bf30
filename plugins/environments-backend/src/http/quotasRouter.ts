import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import {
  globalQuotaScope,
  ownerQuotaScope,
  placementQuotaScope,
  type QuotasQuery,
} from '@eks-environments/plugin-environments-common';
import type { Matching } from '../quotas/QuotasService';
import { callOf, queryOf, type RouterOptions } from './callOf';

type ScopeOf = (params: Request['params']) => string;

/** Where the limits of a scope are set. */
const scopes: Array<[path: string, scopeOf: ScopeOf]> = [
  ['/quotas/global', () => globalQuotaScope],
  [
    '/quotas/owners/:kind/:namespace/:name',
    ({ kind, namespace, name }) => ownerQuotaScope(`${kind}:${namespace}/${name}`),
  ],
  [
    '/quotas/placements/:provider/:region',
    ({ provider, region }) => placementQuotaScope(provider, region),
  ],
];

/** What a change is made to, if the caller says so. */
function matching(req: Request): Matching {
  const etag = req.get('if-match')?.trim();
  return etag === undefined || etag === '*' ? {} : { etag };
}

export function quotasRouter({ quotas, httpAuth }: RouterOptions): Router {
  const router = PromiseRouter();

  router.get('/quotas', async (req, res) => {
    const call = await callOf(req, httpAuth);
    res.json(await quotas.list(queryOf<QuotasQuery & { limit: number }>(req), call));
  });

  router.get('/quotas/usage', async (req, res) => {
    const call = await callOf(req, httpAuth);
    const { scope } = queryOf<{ scope: string }>(req);
    res.json(await quotas.usage(scope, call));
  });

  for (const [path, scopeOf] of scopes) {
    router.put(path, async (req, res) => {
      const call = { ...(await callOf(req, httpAuth)), ...matching(req) };
      res.json(await quotas.set(scopeOf(req.params), req.body.limits, call));
    });
    router.delete(path, async (req, res) => {
      const call = { ...(await callOf(req, httpAuth)), ...matching(req) };
      res.json(await quotas.reset(scopeOf(req.params), call));
    });
  }

  return router;
}
