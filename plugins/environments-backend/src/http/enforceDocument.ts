import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { document } from './generated/document';

/** Lets through what the OpenAPI document describes, and nothing else; reads numbers and lists of queries. */
export function enforceDocument(options: { validateResponses: boolean }): RequestHandler[] {
  return OpenApiValidator.middleware({
    // It rewrites what it is given.
    apiSpec: structuredClone(document) as unknown as Parameters<
      typeof OpenApiValidator.middleware
    >[0]['apiSpec'],
    validateRequests: { allErrors: true, allowUnknownQueryParameters: false, coerceTypes: false },
    validateResponses: options.validateResponses,
    validateSecurity: false,
    fileUploader: false,
  }) as RequestHandler[];
}
