import express from 'express';
import request from 'supertest';
import { mockErrorHandler, mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { conflict, invalid } from '../errors';
import { answerErrors } from './answerErrors';

const logger = mockServices.logger.mock();

async function answerTo(error: unknown) {
  const app = express();
  app.get('/', () => {
    throw error;
  });
  app.use(answerErrors(logger));
  app.use(mockErrorHandler());
  return request(app).get('/');
}

describe('Errors', () => {
  it('are answered with status, code and details', async () => {
    const detail = { path: 'owner', rule: 'owner.unknown', message: 'The catalog has no x.' };
    const { status, body } = await answerTo(invalid([detail]));
    expect(status).toBe(400);
    expect(body).toEqual({
      error: {
        name: 'InputError',
        message: 'owner: The catalog has no x.',
        code: 'validation',
        details: [detail],
      },
      request: { method: 'GET', url: '/' },
      response: { statusCode: 400 },
    });
  });

  it.each([
    [conflict('name', 'The name is taken'), 409, 'name'],
    [new NotFoundError('Nothing there'), 404, 'not-found'],
    [
      new ServiceUnavailableError('The catalog is away', new Error('secret cause')),
      503,
      'unavailable',
    ],
  ])('keep their causes to themselves: %s', async (error, status, code) => {
    const answer = await answerTo(error);
    expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    expect(answer.text).not.toContain('secret');
  });

  it('that nobody expects tell nothing but that they happened, and are logged', async () => {
    const error = new Error('select * from secret_table failed at /srv/secret.ts');
    const answer = await answerTo(error);
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('secret');
    expect(logger.error).toHaveBeenCalledWith(expect.any(String), error);
  });
});
