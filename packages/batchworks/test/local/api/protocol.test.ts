import { request } from 'node:http';
import { TestBatch } from '../../_helpers/test-batch';

afterEach(async () => TestBatch.closeAll());

/** A request as no SDK would send it. `fetch` would not let the test set `Host`. */
async function send(path: string, headers: Record<string, string> = {}, body = '{}', method = 'POST') {
  const { batch } = await TestBatch.start({});
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }>((resolve, reject) => {
    const sent = request(`${batch.endpoint}${path}`, { method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => { text += chunk; });
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body: text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the endpoint', () => {
  test('is on loopback only', async () => {
    const { batch } = await TestBatch.start({});
    expect(batch.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  test.each<[string, Record<string, string>]>([
    ['another host name', { host: 'evil.example' }],
    ['a web page', { origin: 'https://evil.example' }],
    ['a web page of nowhere', { origin: 'null' }],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['a script without preflight', { 'content-type': 'text/plain;charset=UTF-8' }],
  ])('refuses %s', async (_, headers) => {
    await expect(send('/v1/describejobqueues', headers)).resolves.toMatchObject({ status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } });
  });

  test.each<[string, Record<string, string>]>([
    ['localhost', { host: 'localhost:1234' }],
    ['JSON', { 'content-type': 'application/json' }],
    ['no content type', {}],
  ])('serves %s', async (_, headers) => {
    await expect(send('/v1/describejobqueues', headers)).resolves.toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
  });

  test.each([
    ['an unknown operation', '/v1/createserviceenvironment', {}, '{}', 404, 'UnknownOperationException'],
    ['an unknown target', '/', { 'x-amz-target': 'secretsmanager.Nothing' }, '{}', 404, 'UnknownOperationException'],
    ['an unknown path', '/v2/x', {}, '{}', 404, 'UnknownOperationException'],
    ['a body that is no JSON', '/v1/submitjob', {}, '{', 400, 'SerializationException'],
    ['a body that is no object', '/v1/submitjob', {}, '[]', 400, 'SerializationException'],
    ['members of the wrong type', '/v1/submitjob', {}, '{"jobName": 1}', 400, 'ClientException'],
  ])('answers to %s with the name of an error', async (_, path, headers, body, status, name) => {
    const answer = await send(path, headers, body);
    expect(answer).toMatchObject({ status, headers: { 'x-amzn-errortype': name } });
    expect(JSON.parse(answer.body)).toEqual({ __type: name, message: expect.any(String) });
  });

  test('refuses a body without end', async () => {
    await expect(send('/v1/submitjob', {}, `{"jobName": "${'x'.repeat(1024 * 1024)}"}`)).resolves.toMatchObject({ status: 413 });
  });

  test('ignores members that it does not know', async () => {
    await expect(send('/v1/describejobqueues', {}, '{"somethingNew": {"a": [1]}}')).resolves.toMatchObject({ status: 200 });
  });
});
