/**
 * How long a job that has its place waits until something runs it.
 *
 * On AWS Fargate each attempt gets a new task. On Amazon EC2 an instance is started when more vCPUs are taken than ever before, or than the
 * environment keeps (`minvCpus`); once started, it stays. That is simpler than AWS, where idle instances end after some minutes.
 * The instances of an unmanaged environment are taken to be there.
 */
import { platformOf } from '#shared/checks/placements';
import type { ComputeEnvironmentModel } from '#shared/model/types';
import type { Startup } from './workload/workload';
import { known } from '../local/known';

/** Tells when an attempt can start that was given its place now; `takenVcpus` are those of the environment, its own included. */
export type StartupDelay = (at: number, takenVcpus: number) => number;

export function startupDelayOf(environment: ComputeEnvironmentModel, startup: Startup): StartupDelay {
  if (environment.type === 'UNMANAGED') { return (at) => at; }
  if (platformOf(environment) === 'FARGATE') { return (at) => at + startup.fargate; }
  const instances = new Instances(known(environment.minvCpus) ?? 0, startup.ec2);
  return (at, takenVcpus) => instances.readyAt(at, takenVcpus);
}

/** The instances of an environment, as vCPUs: so many are there, so many more from a moment on. */
class Instances {
  /** Those that boot, in the order in which they are there: how many vCPUs there are then, and when. */
  private booting: { readonly vcpus: number; readonly at: number }[] = [];

  constructor(private vcpus: number, private readonly bootTime: number) {}

  /** When there will be so many vCPUs; starts what is missing. */
  public readyAt(now: number, wanted: number): number {
    while (this.booting.length > 0 && this.booting[0].at <= now) {
      this.vcpus = this.booting.shift()!.vcpus;
    }
    if (wanted <= this.vcpus) { return now; }
    const boot = this.booting.find(({ vcpus }) => wanted <= vcpus);
    if (boot) { return boot.at; }
    const at = now + this.bootTime;
    if (this.booting.at(-1)?.at === at) { this.booting.pop(); } // the same request, only larger
    this.booting.push({ vcpus: wanted, at });
    return at;
  }
}
