import type { RetiredRule } from '../../rule';

export const RETIRED_COMPUTE: readonly RetiredRule[] = [
  {
    id: 'CE-39',
    title: 'What a compute environment needs of another stack is not deleted first',
    reason: 'A template refers to another stack by an import, which keeps CloudFormation from deleting what is exported, or by a literal, which does not tell '
      + 'that there is another stack. Neither shows an order of deletion that is wrong.',
  },
];
