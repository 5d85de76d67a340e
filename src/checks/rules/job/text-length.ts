import { isLiteral, symbolOf } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { isKnown } from '../../../model/unknown';
import { cannotTell } from '../../answers';

/** What stands for the pseudo parameters, as long as they get: 12 digits, `aws-us-gov`, `ap-southeast-1`, `amazonaws.com.cn`. */
const LONGEST: readonly (readonly [string, number])[] = [
  [symbolOf('AWS::AccountId'), 12], [symbolOf('AWS::Partition'), 10], [symbolOf('AWS::Region'), 14], [symbolOf('AWS::URLSuffix'), 16],
];

/** What stands in a text for what only a deploy tells. */
export const SYMBOL = /⟨[^⟩]*⟩/g;

/** Whether a text is no longer than a limit, as far as that can be told of one that only a deploy completes. */
export function isAtMost(text: Known<string>, limit: number): Known<boolean> {
  if (!isKnown(text)) {
    return text;
  }
  if (text.replace(SYMBOL, '').length > limit) {
    return false;
  }
  const longest = LONGEST.reduce((result, [symbol, length]) => result.replaceAll(symbol, 'x'.repeat(length)), text);
  return longest.length <= limit && isLiteral(longest) ? true : cannotTell(`the length of ${text} is known only after a deploy`);
}
