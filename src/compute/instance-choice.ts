import * as batch from 'aws-cdk-lib/aws-batch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IConstruct } from 'constructs';
import { InstanceFamily } from './instance-family';
import { fail } from '../private/errors';

/** The options that say which instances AWS Batch may launch. */
export interface InstanceChoiceOptions {
  readonly instanceTypes?: ec2.InstanceType[];
  readonly instanceClasses?: ec2.InstanceClass[];
  readonly architecture?: ec2.InstanceArchitecture;
  readonly machineImage?: ec2.IMachineImage;
}

/** The bundles of current families that AWS keeps for each region, so that the default works in all of them. */
const DEFAULT_CLASSES = {
  [ec2.InstanceArchitecture.X86_64]: batch.DefaultInstanceClass.X86_64,
  [ec2.InstanceArchitecture.ARM_64]: batch.DefaultInstanceClass.ARM64,
};

/** The same where AWS has no bundles to name: any family would do, but of both architectures. */
const DEFAULT_FAMILIES = {
  [ec2.InstanceArchitecture.X86_64]: ['c7i', 'm7i', 'r7i'],
  [ec2.InstanceArchitecture.ARM_64]: ['c7g', 'm7g', 'r7g'],
};

/** Which instances AWS Batch may launch: what is asked for, or current families of the architecture, never `optimal`. */
export class InstanceChoice {
  public readonly architecture: ec2.InstanceArchitecture;
  /** What is asked for, as AWS Batch writes it: `m7i.large`, or `m7i` for all sizes. */
  public readonly instanceTypes: ec2.InstanceType[];
  private readonly families: InstanceFamily[];

  constructor(private readonly options: InstanceChoiceOptions) {
    const types = options.instanceTypes ?? [];
    const classes = (options.instanceClasses ?? []).map((instanceClass) => InstanceFamily.ofClass(instanceClass));
    this.families = [...types.map((instanceType) => InstanceFamily.ofType(instanceType)), ...classes];
    this.instanceTypes = [...types, ...classes.map((family) => new ec2.InstanceType(family.name))];
    this.architecture = options.architecture
      ?? this.families.find(({ architecture }) => architecture !== undefined)?.architecture
      ?? ec2.InstanceArchitecture.X86_64;
  }

  /** What AWS Batch chooses from where nothing is asked for. */
  public get defaultInstanceClasses(): batch.DefaultInstanceClass[] | undefined {
    return this.families.length === 0 ? [DEFAULT_CLASSES[this.architecture]] : undefined;
  }

  /** What is asked for or current families, all of them by name. */
  public get namedTypes(): string[] {
    return this.families.length === 0 ? DEFAULT_FAMILIES[this.architecture] : this.instanceTypes.map((instanceType) => instanceType.toString());
  }

  /** Whether some of what is asked for has GPUs of NVIDIA. */
  public get hasNvidiaGpus(): boolean {
    return this.families.some((family) => family.hasNvidiaGpus);
  }

  /** Whether some of what is asked for needs the image without the drivers of NVIDIA. */
  public get hasOthers(): boolean {
    return this.families.length === 0 || this.families.some((family) => !family.hasNvidiaGpus);
  }

  /** Requires instances that can stand in for each other: any job of the compute environment can be placed on any of them. */
  public requireConsistent(scope: IConstruct) {
    this.requireOneArchitecture(scope);
    this.requireGpusOnAllOrNone(scope);
  }

  /** Requires instances that Amazon Linux 2023 starts on, unless there is another image. */
  public requireImages(scope: IConstruct) {
    const lacking = this.families.find(({ lacksImage }) => lacksImage);
    if (lacking && !this.options.machineImage) {
      fail(scope, `\`instanceTypes\` and \`instanceClasses\` must start with Amazon Linux 2023, which A1, G3 and P3 do not, got ${lacking.name}; `
        + 'choose a newer family or give a `machineImage` (SZ-14)');
    }
  }

  /** The same for Amazon EKS, whose image with the drivers of NVIDIA knows older GPUs, too (AWS Batch API, `Ec2Configuration`). */
  public requireNodeImages(scope: IConstruct) {
    if (this.families.some(({ isA1 }) => isA1) && !this.options.machineImage) {
      fail(scope, '`instanceTypes` and `instanceClasses` must start with Amazon Linux 2023, which A1 does not, got a1; choose a newer family or give a `machineImage` (CE-19)');
    }
  }

  private requireOneArchitecture(scope: IConstruct) {
    const known = this.families.filter(({ architecture }) => architecture !== undefined);
    if (known.some((family) => family.architecture !== this.architecture)) {
      const got = known.map((family) => `${family.name} (${family.architecture})`).join(', ');
      fail(scope, `\`instanceTypes\` and \`instanceClasses\` must be of one architecture, ${this.options.architecture ?? 'x86_64 or arm64'}, `
        + `got ${got}; make compute of its own for each architecture (CE-04)`);
    }
  }

  /** A job with GPUs may get stuck where AWS Batch can start instances without: https://docs.aws.amazon.com/batch/latest/userguide/gpu-jobs.html */
  private requireGpusOnAllOrNone(scope: IConstruct) {
    const known = this.families.filter(({ hasGpus }) => hasGpus !== undefined);
    if (new Set(known.map(({ hasGpus }) => hasGpus)).size > 1) {
      const got = known.map((family) => `${family.name} (${family.hasGpus ? 'GPUs' : 'no GPUs'})`).join(', ');
      fail(scope, `\`instanceTypes\` and \`instanceClasses\` must all have GPUs, or none of them, got ${got}; `
        + 'make compute and a queue of their own for jobs with GPUs (SZ-13)');
    }
  }
}
