import type { KnownSecret } from '../../secrets';
import type { Services } from '../../services';

/** A secret as DescribeSecret and ListSecrets show it, but for the `versions`, which they call differently. JSON 1.1 has times in seconds. */
export function secretDetail({ arn, name }: KnownSecret, { secrets: { store } }: Services) {
  const { description, kmsKeyId, tags } = store.detailsOf(arn);
  const versions = store.versionsOf(arn);
  const times = versions.map(({ createdAt }) => createdAt / 1000);
  return {
    ARN: arn,
    Name: name,
    Description: description,
    KmsKeyId: kmsKeyId,
    RotationEnabled: false,
    Tags: tags ?? [],
    CreatedDate: times[0],
    LastChangedDate: times.at(-1),
    versions: Object.fromEntries(versions.map(({ versionId, stages }) => [versionId, stages])),
  };
}
