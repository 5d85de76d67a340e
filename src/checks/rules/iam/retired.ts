import type { RetiredRule } from '../../rule';

export const RETIRED_IAM: readonly RetiredRule[] = [
  {
    id: 'IAM-10',
    title: 'A secret is a text and not binary',
    reason: 'CloudFormation makes secrets of text alone (`SecretString`, `GenerateSecretString`): what a template declares cannot violate it, and of '
      + 'another secret a template does not tell.',
  },
  {
    id: 'IAM-14',
    title: 'A secret that rotates while a job runs is not read again',
    reason: 'It is a fact to know, not a mistake to find: every job reads its secrets once, at its start.',
  },
];
