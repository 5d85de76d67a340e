/**
 * The first value of a secret, as Secrets Manager makes it when the template is deployed. It is never logged.
 *
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html
 */
import { randomInt } from 'node:crypto';
import { isObject, type JsonObject } from '#shared/model/record';
import type { SecretModel } from '#shared/model/types';
import { DeploymentError } from './errors';

const DEFAULT_LENGTH = 32;
/** The limits of GetRandomPassword. */
const MIN_LENGTH = 1;
const MAX_LENGTH = 4096;

/** The types of characters, by the property that leaves one out. */
const CHARACTER_TYPES = {
  ExcludeLowercase: 'abcdefghijklmnopqrstuvwxyz',
  ExcludeUppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ExcludeNumbers: '0123456789',
  ExcludePunctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
} as const;

/** The value that a secret has at first; `undefined` when the template gives it none. */
export function initialSecretValue(secret: SecretModel): string | undefined {
  if (typeof secret.secretString === 'string') {
    return secret.secretString;
  }
  return secret.generateSecretString && generate(secret.name, secret.generateSecretString);
}

function generate(name: string, properties: JsonObject): string {
  const password = randomPassword(name, properties);
  const { SecretStringTemplate: template, GenerateStringKey: key } = properties;
  if (template === undefined && key === undefined) {
    return password;
  }
  const fields = parseObject(template);
  if (typeof key !== 'string' || fields === undefined) {
    throw new DeploymentError(`the secret "${name}" must have a \`GenerateStringKey\` together with a \`SecretStringTemplate\` that is a JSON object`);
  }
  return JSON.stringify({ ...fields, [key]: password });
}

function randomPassword(name: string, properties: JsonObject): string {
  const types = characterTypes(properties);
  const required = isTrue(properties.RequireEachIncludedType ?? true) ? types : [];
  const length = Number(properties.PasswordLength ?? DEFAULT_LENGTH);
  const minimum = Math.max(MIN_LENGTH, required.length);
  if (!Number.isInteger(length) || length < minimum || length > MAX_LENGTH) {
    throw new DeploymentError(`\`PasswordLength\` of the secret "${name}" must be ${minimum} to ${MAX_LENGTH}, got ${String(properties.PasswordLength)}`);
  }
  if (types.length === 0) {
    throw new DeploymentError(`the secret "${name}" excludes every character; include one type`);
  }
  const all = types.join('');
  const characters = Array.from({ length }, (_, index) => pick(required[index] ?? all));
  return shuffle(characters).join('');
}

/** The characters of each type that is in; a type of which `ExcludeCharacters` leaves nothing is out. */
function characterTypes(properties: JsonObject): string[] {
  const excluded = new Set(String(properties.ExcludeCharacters ?? ''));
  const included = Object.entries(CHARACTER_TYPES).filter(([property]) => !isTrue(properties[property])).map(([, characters]) => characters);
  return [...included, ...(isTrue(properties.IncludeSpace) ? [' '] : [])]
    .map((characters) => [...characters].filter((character) => !excluded.has(character)).join(''))
    .filter((characters) => characters !== '');
}

function pick(characters: string): string {
  return characters[randomInt(characters.length)];
}

/** Fisher and Yates: otherwise the first characters would tell the order of the types. */
function shuffle(characters: string[]): string[] {
  const shuffled = [...characters];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = randomInt(last + 1);
    [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
  }
  return shuffled;
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function parseObject(text: unknown): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(String(text));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
