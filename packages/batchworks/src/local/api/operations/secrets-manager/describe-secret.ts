import type { Operation } from '../../operation';
import { requiredSecret } from './lookup/required-secret';
import { secretDetail } from '../../shapes/secret-detail';

/** What is known of a secret beside its values. */
export const describeSecret: Operation = {
  name: 'DescribeSecret',
  handle: (input, services) => {
    const { versions, ...detail } = secretDetail(requiredSecret(input, services.secrets), services);
    return { ...detail, VersionIdsToStages: versions };
  },
};
