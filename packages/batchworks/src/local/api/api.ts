import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { ClientException, ServiceError } from '../service-error';
import type { Services } from '../services';
import { refuseBrowsers } from './guard';
import { Input } from './input';
import type { Operation } from './operation';
import { BATCH_OPERATIONS, TAG_OPERATIONS, TARGETS } from './operations';
import { shown } from '../../private/shown';

/** More than any request of these services: AWS takes 64 KiB for a secret, 30 KiB for a job. */
const MAX_BODY_BYTES = 1024 * 1024;

/**
 * The API: AWS Batch speaks REST-JSON (the operation is the path), Secrets Manager, SSM and CloudWatch Logs speak JSON 1.1 (the
 * operation is the header `X-Amz-Target`). Both answer 200 with JSON, or an error with the name of an exception.
 */
export function createApi(services: Services): Hono {
  const app = new Hono();
  const batch = new Map(BATCH_OPERATIONS.map((operation) => [operation.name.toLowerCase(), operation]));
  const serve = async (context: Context, operation: Operation, invalidInput: string, members = {}) => {
    const body = await context.req.text();
    checkSize(body, operation);
    return operation.handle(Input.ofBody(body, invalidInput, members), services);
  };

  app.use(async (context, next) => {
    context.header('x-amzn-RequestId', randomUUID());
    return next();
  });
  app.use(refuseBrowsers);
  app.use(bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge }));
  app.post('/v1/:operation', async (context) => {
    const name = context.req.param('operation');
    return context.json(await serve(context, batch.get(name) ?? unknown(name), 'ClientException') ?? {});
  });
  app.on(Object.keys(TAG_OPERATIONS), '/v1/tags/:resourceArn{.+}', async (context) => {
    const members = { resourceArn: context.req.param('resourceArn'), tagKeys: context.req.queries('tagKeys') };
    return context.json(await serve(context, TAG_OPERATIONS[context.req.method], 'ClientException', members) ?? {});
  });
  app.post('/', async (context) => {
    const name = context.req.header('x-amz-target') ?? '';
    const { operation, invalidInput } = TARGETS.get(name) ?? unknown(name);
    const answer = await serve(context, operation, invalidInput);
    return context.body(JSON.stringify(answer ?? {}), 200, { 'Content-Type': 'application/x-amz-json-1.1' });
  });
  app.notFound((context) => fail(context, new ServiceError('UnknownOperationException', `nothing is at ${context.req.method} ${context.req.path}`, 404)));
  app.onError((error, context) => fail(context, error instanceof ServiceError ? error : new ServiceError('ServerException', error.message, 500)));
  return app;
}

function unknown(name: string): never {
  throw new ServiceError('UnknownOperationException', `the local Batch has no operation ${shown(name)}`, 404);
}

function checkSize(body: string, { name, maxBytes = MAX_BODY_BYTES }: Operation) {
  const bytes = Buffer.byteLength(body);
  if (bytes > maxBytes) { throw new ClientException(`a request of ${name} must have at most ${maxBytes} bytes, got ${bytes}`); }
}

function tooLarge(): never {
  throw new ServiceError('ClientException', `the request must have at most ${MAX_BODY_BYTES} bytes`, 413);
}

/** Names the exception in both ways: REST-JSON has it in a header, JSON 1.1 in the body. */
function fail(context: Context, error: ServiceError) {
  context.header('x-amzn-ErrorType', error.name);
  return context.json({ __type: error.name, message: error.message }, error.status);
}
