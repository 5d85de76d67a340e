import { Unknown } from '#shared/model/unknown';
import { initialSecretValue } from '../../../src/local/deployment';

function valueOf(secret: { secretString?: string | Unknown; generateSecretString?: Record<string, unknown> }) {
  return initialSecretValue({ template: 'Farm', logicalId: 'Key', name: 'Key', arn: 'arn', references: [], ...secret });
}

function generate(generateSecretString: Record<string, unknown>) {
  return valueOf({ generateSecretString }) ?? '';
}

describe('the first value of a secret', () => {
  test('is what the template gives', () => {
    expect(valueOf({ secretString: 'known' })).toBe('known');
  });

  test.each([['nothing', {}], ['something unknown', { secretString: new Unknown('an import') }]])('is none where the template gives %s', (_, secret) => {
    expect(valueOf(secret)).toBeUndefined();
  });

  test('is another one each time', () => {
    expect(generate({})).not.toBe(generate({}));
  });

  test('does not begin with the same type each time', () => {
    const values = Array.from({ length: 100 }, () => generate({ PasswordLength: 4 }));
    expect(values.some((value) => /^[a-z]/.test(value)) && values.some((value) => /^[^a-z]/.test(value))).toBe(true);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['has 32 characters of all types', {}, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^a-zA-Z0-9])[!-~]{32}$/],
    ['has the length asked for', { PasswordLength: '4096' }, /^[!-~]{4096}$/],
    ['has each type even if it is as short as can be', { PasswordLength: 4 }, /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[^a-zA-Z0-9])[!-~]{4}$/],
    ['has no punctuation', { ExcludePunctuation: true }, /^[a-zA-Z0-9]{32}$/],
    ['has digits only', { ExcludePunctuation: 'true', ExcludeLowercase: true, ExcludeUppercase: true }, /^\d{32}$/],
    ['has no digits', { ExcludeNumbers: true, PasswordLength: 500 }, /^[^\d]{500}$/],
    ['has not the characters excluded', { ExcludeCharacters: 'abc"/\\', PasswordLength: 2000 }, /^[^abc"/\\]{2000}$/],
    ['has spaces where asked for', { IncludeSpace: true }, /^(?=.* )[ -~]{32}$/],
    ['can be one character', { PasswordLength: 1, RequireEachIncludedType: false }, /^[!-~]$/],
    ['can do without a type of which all is excluded', { ExcludeCharacters: '0123456789', PasswordLength: 3 }, /^[^\d]{3}$/],
  ])('%s', (_, properties, pattern) => {
    expect(generate(properties)).toMatch(pattern);
  });

  test('can be one field of a JSON object', () => {
    const value = JSON.parse(generate({ SecretStringTemplate: '{"user":"farm"}', GenerateStringKey: 'password', PasswordLength: 8 })) as Record<string, string>;
    expect(value).toEqual({ user: 'farm', password: expect.stringMatching(/^.{8}$/) as string });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['too short', { PasswordLength: 3 }, '`PasswordLength` of the secret "Key" must be 4 to 4096, got 3'],
    ['too long', { PasswordLength: 4097 }, 'must be 4 to 4096, got 4097'],
    ['no number', { PasswordLength: 'long' }, 'must be 4 to 4096, got long'],
    ['of no character', { ExcludePunctuation: true, ExcludeLowercase: true, ExcludeUppercase: true, ExcludeNumbers: true }, 'the secret "Key" excludes every character'],
    ['a field without a name', { SecretStringTemplate: '{}' }, 'must have a `GenerateStringKey` together with a `SecretStringTemplate`'],
    ['a field of something that is no object', { SecretStringTemplate: '[]', GenerateStringKey: 'k' }, '`SecretStringTemplate` that is a JSON object'],
    ['a field of no template', { GenerateStringKey: 'k' }, '`SecretStringTemplate` that is a JSON object'],
  ])('cannot be %s', (_, properties, message) => {
    expect(() => generate(properties)).toThrow(message);
  });
});
