import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';

/** A call of a service: its action (`batch` has a path, `ecs` a target, `autoscaling` a form field), and its input. */
export interface ServiceCall {
  readonly action: string;
  readonly input: any;
}

/** An answer that is an error of the service. */
export class Refusal {
  constructor(public readonly statusCode: number, public readonly type: string) {}
}

/** Answers to calls, by their actions: JSON, or XML for services that speak it. */
export type Answers = Record<string, (input: any) => object | string>;

/** An HTTP endpoint on loopback that speaks the protocols of AWS, for the real clients of the AWS SDK. It is told what to answer, and notes what was asked. */
export class AwsEndpoint {
  public readonly calls: ServiceCall[] = [];
  public answers: Answers = {};
  private readonly server: Server;

  constructor() {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) { chunks.push(chunk); }
      const call = readCall(request.url!, request.headers, Buffer.concat(chunks).toString());
      this.calls.push(call);
      const answer = this.answers[call.action]?.(call.input);
      if (answer instanceof Refusal) {
        response.writeHead(answer.statusCode, { 'x-amzn-errortype': answer.type }).end('{}');
        return;
      }
      response.statusCode = answer === undefined ? 400 : 200;
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer ?? { message: `unexpected ${call.action}` }));
    });
  }

  /** Starts, and makes every client that is constructed from now on come here. */
  public async listen() {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
    process.env.AWS_REGION = 'eu-west-1';
    process.env.AWS_ACCESS_KEY_ID = 'none';
    process.env.AWS_SECRET_ACCESS_KEY = 'none';
    process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'; // Node 20 is enough for these tests
  }

  public async close() {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  public callsOf(action: string): any[] {
    return this.calls.filter((call) => call.action === action).map(({ input }) => input);
  }
}

function readCall(url: string, headers: NodeJS.Dict<string | string[]>, body: string): ServiceCall {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') { return { action: target.split('.')[1], input: JSON.parse(body) }; }
  if (url.startsWith('/v1/')) { return { action: url.slice('/v1/'.length), input: JSON.parse(body) }; }
  const form = Object.fromEntries(new URLSearchParams(body));
  return { action: form.Action, input: form };
}
