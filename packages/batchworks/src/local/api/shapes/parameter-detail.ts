import type { ParameterModel } from '#shared/model/types';
import { isKnown } from '#shared/model/unknown';

/** A parameter as GetParameters shows it; undefined where the templates do not tell its value. */
export function parameterDetail(parameter: ParameterModel | undefined, name: string) {
  if (!parameter || !isKnown(parameter.value)) { return undefined; }
  const { type, value, arn } = parameter;
  return { Name: name.startsWith('arn:') ? parameter.name : name, Type: String(type), Value: value, Version: 1, ARN: arn, DataType: 'text' };
}
