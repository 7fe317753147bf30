import type { BackstageCredentials, BackstageUserPrincipal } from '@backstage/backend-plugin-api';

/** A person who calls, or for whom a plugin calls. */
export interface Person {
  /** Entity ref of the user. */
  ref: string;
  /** What they came through: `page` for a call of their own, else the plugin that called for them. */
  via: string;
  /** Whether it is the person's own call. */
  direct: boolean;
}

function isUser(principal: unknown): principal is BackstageUserPrincipal {
  return (principal as { type?: unknown } | undefined)?.type === 'user';
}

/** Undefined for services and for anything else that is not a person. */
export function personOf(credentials: BackstageCredentials): Person | undefined {
  const { principal } = credentials;
  if (!isUser(principal)) return undefined;
  const { userEntityRef, actor } = principal;
  return {
    ref: userEntityRef,
    via: actor ? actor.subject.replace(/^plugin:/, '') : 'page',
    direct: actor === undefined,
  };
}
