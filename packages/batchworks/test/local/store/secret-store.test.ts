import { join } from 'node:path';
import { SecretStore } from '../../../src/local/store/secret-store';
import { temporaryFolder } from '../../_helpers/templates';

const ARN = 'arn:aws:secretsmanager:us-east-1:000000000000:secret:Key-abcdef';
const newStore = () => new SecretStore(join(temporaryFolder(), 'secrets.json'));

describe('SecretStore', () => {
  test('keeps the current version and the one before', () => {
    const store = newStore();
    for (const secretString of ['1', '2', '3']) { store.put(ARN, { secretString }); }
    expect(store.versionsOf(ARN).map(({ secretString, stages }) => [secretString, stages])).toEqual([['2', ['AWSPREVIOUS']], ['3', ['AWSCURRENT']]]);
  });

  test('moves a label of one\'s own from version to version', () => {
    const store = newStore();
    store.put(ARN, { secretString: '1' });
    store.put(ARN, { secretString: '2', stages: ['NEXT'] });
    store.put(ARN, { secretString: '3', stages: ['NEXT'] });
    expect(store.get(ARN)?.secretString).toBe('1');
    expect(store.get(ARN, { versionStage: 'NEXT' })?.secretString).toBe('3');
  });

  test('finds a version by its id, which a label must not contradict', () => {
    const store = newStore();
    const { versionId } = store.put(ARN, { secretString: '1' });
    store.put(ARN, { secretString: '2' });
    expect(store.get(ARN, { versionId })?.secretString).toBe('1');
    expect(store.get(ARN, { versionId, versionStage: 'AWSCURRENT' })).toBeUndefined();
  });

  test('sees what another store wrote to the same file', () => {
    const file = join(temporaryFolder(), 'secrets.json');
    const [one, other] = [new SecretStore(file), new SecretStore(file)];
    one.put(ARN, { secretString: '1' });
    expect(other.get(ARN)?.secretString).toBe('1');
  });

  test('knows nothing of a secret without a value', () => {
    expect(newStore().get(ARN)).toBeUndefined();
  });
});
