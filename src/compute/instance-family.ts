import { Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';

/** The series with GPUs: `g4dn`, `gr6`, `p6-b200`. A fraction of a GPU (`g6f`) is one, too. */
const GPU_SERIES = /^(g|gr|p)\d/;

/**
 * What the name of an instance type tells.
 *
 * `ec2.InstanceType.architecture` throws for `p6-b200.48xlarge`, `u7i-12tb.224xlarge` and others that exist, hence these few rules.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export class InstanceFamily {
  /** The family of an instance type, which may be just a family (`m7i`), as AWS Batch allows. */
  public static ofType(instanceType: ec2.InstanceType): InstanceFamily {
    return new InstanceFamily(instanceType.toString());
  }

  /** The family of an instance class, some of which have symbolic values (`standard5` for `m5`). */
  public static ofClass(instanceClass: ec2.InstanceClass): InstanceFamily {
    return InstanceFamily.ofType(ec2.InstanceType.of(instanceClass, ec2.InstanceSize.LARGE));
  }

  /** The name of the family: `m7i`. */
  public readonly name: string;
  private readonly series: string;
  private readonly attributes: string;

  private constructor(instanceType: string) {
    this.name = Token.isUnresolved(instanceType) ? instanceType : instanceType.split('.')[0];
    const [, series = '', attributes = ''] = /^([a-z]+\d+)(.*)$/.exec(this.name) ?? [];
    this.series = series;
    this.attributes = attributes;
  }

  /** The architecture; `undefined` where the name does not tell (a token, `optimal`). Graviton and Grace have a `g` behind the generation. */
  public get architecture(): ec2.InstanceArchitecture | undefined {
    if (!/^[a-z]+-?\d/.test(this.name)) {
      return undefined;
    }
    return this.isA1 || this.attributes.includes('g') ? ec2.InstanceArchitecture.ARM_64 : ec2.InstanceArchitecture.X86_64;
  }

  /** Whether it has GPUs, of whichever maker; `undefined` where the name is not known. Accelerators that are no GPUs (`inf`, `trn`, `dl`, `vt`) have other names. */
  public get hasGpus(): boolean | undefined {
    return Token.isUnresolved(this.name) ? undefined : GPU_SERIES.test(this.series);
  }

  /** Whether it has NVIDIA GPUs beside x86 processors, which the GPU image of Amazon ECS is made for. `g4ad` has GPUs of AMD. */
  public get hasNvidiaGpus(): boolean {
    return GPU_SERIES.test(this.series) && !this.attributes.startsWith('ad') && this.architecture === ec2.InstanceArchitecture.X86_64;
  }

  /** Whether no image of Amazon Linux 2023 for Amazon ECS starts on it (AWS Batch API, `Ec2Configuration`). */
  public get lacksImage(): boolean {
    return this.isA1 || ['g3', 'p3'].includes(this.series);
  }

  /** Whether it has the first of the Graviton processors, which Amazon Linux 2023 does not run on. */
  public get isA1(): boolean {
    return this.series === 'a1';
  }
}
