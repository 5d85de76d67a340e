import { PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { ContainerEngine } from '../../../src/local/engines/container-engine';
import { COMMAND_IMAGE, type ContainerService, describeContainers } from '../../_helpers/container-services';
import { LOGIN, PrivateRegistry } from '../../_helpers/private-registry';
import { temporaryFolder } from '../../_helpers/templates';
import { TestBatch } from '../../_helpers/test-batch';

const FOREIGN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:foreign-abcdef';

describeContainers('an image of a private registry', (startEngine) => {
  let registry: PrivateRegistry;
  let engine: ContainerService;
  beforeAll(async () => {
    registry = await PrivateRegistry.start();
    engine = await startEngine(registry.host);
  }, 60_000);
  afterEach(async () => {
    await TestBatch.closeAll();
    engine.removeImage(image());
  });
  afterAll(async () => {
    await engine.close();
    registry.close();
  });

  const image = () => `${registry.host}/render/frame:1`;

  /** A local Batch with a job in an image of the registry, and what the secret with its login holds. */
  async function start(value?: string, credentialsParameter: unknown = { Ref: 'Login' }) {
    const test = await TestBatch.start({
      jobs: { Job: { command: ['echo', 'pulled'], container: { Image: image(), RepositoryCredentials: { CredentialsParameter: credentialsParameter } } } },
      resources: { Login: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'registry/login' } } },
    }, { engine: 'container' });
    if (value !== undefined) {
      const SecretId = credentialsParameter === FOREIGN ? FOREIGN : 'registry/login';
      await test.secrets.send(new PutSecretValueCommand({ SecretId, SecretString: value }));
    }
    return test;
  }

  test.each([
    ['ARN', { Ref: 'Login' }], ['name', 'registry/login'], ['ARN, where another template makes it', FOREIGN],
  ])('is pulled with the login in the secret of this %s', async (_, credentialsParameter) => {
    const test = await start(JSON.stringify(LOGIN), credentialsParameter);
    await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['pulled']);
  });

  test('is not refused to one login because another was', async () => {
    const containers = await ContainerEngine.start({ stateDirectory: temporaryFolder(), stopTimeoutSeconds: 1, allowPrivileged: false });
    const pulls = [{ ...LOGIN, username: 'somebody' }, LOGIN].map(async (login) =>
      containers.prepare({ name: image(), login: { secretId: login.username, read: () => login } }));
    await expect(Promise.allSettled(pulls)).resolves.toMatchObject([{ status: 'rejected' }, { status: 'fulfilled', value: image() }]);
    await containers.close();
  });

  test('needs no login any more when it is there', async () => {
    engine.cli('tag', COMMAND_IMAGE, image());
    const test = await start();
    await expect(test.outputOf(await test.submit('Job'))).resolves.toEqual(['pulled']);
  });

  const EXPECTED = /; its value has to be {"username": "…", "password": "…"}$/.source;
  test.each([
    ['has no value', undefined, `^ResourceInitializationError: unable to pull secrets or registry auth: .*\`repositoryCredentials\`: the secret arn:.* has no value; put one: aws .*${EXPECTED}`],
    ['is no JSON', LOGIN.password, `the secret arn:.* is no JSON object, so it has no field "username"${EXPECTED}`],
    ['has no password', JSON.stringify({ username: 'x', Password: LOGIN.password }), `did not contain json key password \\(arn:.*\\)${EXPECTED}`],
  ])('is not pulled where the secret %s: the job fails as without any other secret', async (_, value, statusReason) => {
    const test = await start(value);
    const job = await test.finished(await test.submit('Job'));
    expect(job).toMatchObject({ status: 'FAILED', statusReason: expect.stringMatching(statusReason) });
    expect(JSON.stringify(job)).not.toContain('like any other');
  });

  test('is not pulled with what is no secret', async () => {
    const test = await start(undefined, 'nothing');
    await expect(test.finished(await test.submit('Job'))).resolves.toMatchObject({
      statusReason: expect.stringMatching(/`credentialsParameter` must be the ARN of a Secrets Manager secret, got "nothing"$/),
    });
  });

  test('is not pulled with a login that the registry refuses: the reason names the secret, not what is in it', async () => {
    const test = await start(JSON.stringify({ ...LOGIN, username: 'somebody' }));
    const job = await test.finished(await test.submit('Job'));
    expect(job.container!.reason).toMatch(/^CannotPullContainerError: .*; the login was that of the secret arn:.*:secret:registry\/login-\w{6}$/s);
    expect(JSON.stringify(job)).not.toMatch(/like any other|somebody/);
  });
});
