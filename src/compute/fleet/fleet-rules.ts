import { Duration } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { fail } from '../../private/errors';
import { requireInteger } from '../../private/requirements';
import { isKnown } from '../../private/tokens';
import { UnmanagedFleetOptions } from '../unmanaged-fleet-options';

/** Said here, so that it stays what the documentation of `maxInstances` says. */
export const DEFAULT_MAX_INSTANCES = 10;

/** An instance joins within two or three minutes; the rest is for the user data. Said here as in the documentation of `bootTimeout`. */
export const DEFAULT_BOOT_TIMEOUT = Duration.minutes(15);

/** The scaling function runs by a schedule of whole minutes; a day is no scaling any more. */
const MAX_INTERVAL_MINUTES = 60;

/** Requires numbers and instance types that an Auto Scaling group can have. */
export function requireFleetOptions(scope: IConstruct, options: UnmanagedFleetOptions) {
  const maxInstances = options.maxInstances ?? DEFAULT_MAX_INSTANCES;
  requireInteger(scope, 'maxInstances', options.maxInstances, { min: 1, advice: 'with fewer no job can start (SZ-05)' });
  requireInteger(scope, 'minInstances', options.minInstances, {
    min: 0,
    max: isKnown(maxInstances) ? maxInstances : undefined,
    advice: 'it cannot exceed `maxInstances`, and instances that run all the time cost all the time (SZ-05)',
  });
  requireInteger(scope, 'jobsPerInstance', options.jobsPerInstance, { min: 1, advice: 'give how many of your jobs fit on an instance' });
  requireInteger(scope, 'scalingInterval', options.scalingInterval?.toMinutes({ integral: false }), {
    min: 1, max: MAX_INTERVAL_MINUTES, unit: 'minutes', advice: 'a job waits that long until an instance starts for it',
  });
  requireInteger(scope, 'bootTimeout', options.bootTimeout?.toSeconds({ integral: false }), {
    min: 60, unit: 'seconds', advice: 'give the time that an instance needs to boot and to run its user data',
  });
  requireSizes(scope, options);
}

function requireSizes(scope: IConstruct, { instanceTypes }: UnmanagedFleetOptions) {
  if (instanceTypes?.length === 0) {
    fail(scope, '`instanceTypes` must have at least one entry, got none; leave it out for a current type of general purpose (CE-23)');
  }
  const family = instanceTypes?.map((instanceType) => instanceType.toString()).find((name) => isKnown(name) && !name.includes('.'));
  if (family) {
    fail(scope, `\`instanceTypes\` must name a size each, got the family ${family}; an Auto Scaling group launches ${family}.large, for example (CE-23)`);
  }
}
