import type { SsmParameter } from '../../ssm-parameters';

/** In place of what AWS gives of a `SecureString` that is not decrypted: nothing that a program could go on with either. */
const ENCRYPTED = 'encrypted: ask for it with WithDecryption';

/** A parameter as GetParameters shows it. */
export function parameterDetail({ name, type, value, version, arn }: SsmParameter, reference: string, withDecryption = false) {
  return {
    Name: reference.startsWith('arn:') ? name : reference,
    Type: type,
    Value: type === 'SecureString' && !withDecryption ? ENCRYPTED : value,
    Version: version,
    ARN: arn,
    DataType: 'text',
  };
}
