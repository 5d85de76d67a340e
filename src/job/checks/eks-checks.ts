import * as batch from 'aws-cdk-lib/aws-batch';
import { ComputePlatform } from '../../compute/compute';
import { isKnown } from '../../private/tokens';
import { mebibytes, sizeOf } from '../container/container-size';
import { EksJobOptions } from '../eks-job-props';
import { gpuProblem, reservedNameProblem, sourceProblem } from './container-checks';
import { capacityProblem, memoryProblem } from './size-checks';

/** What of a job that is a pod can only fail later, in words. Values that are not known yet (tokens) pass. */
export function eksProblems(job: EksJobOptions): (string | undefined)[] {
  const { vcpus, memory } = sizeOf(job);
  return [
    platformProblem(job),
    sourceProblem(job.queue, job),
    commandProblem(job),
    podVcpusProblem('vcpus', vcpus),
    podVcpusProblem('vcpuLimit', job.vcpuLimit),
    vcpuLimitProblem(job, vcpus),
    memoryProblem(mebibytes(memory)),
    capacityProblem(job.queue, vcpus),
    gpuProblem(job),
    reservedNameProblem(Object.keys(job.environment ?? {})),
    namespaceProblem(job),
    ...volumeProblems(job.volumes ?? []),
  ];
}

function platformProblem({ queue: { platform } }: EksJobOptions): string | undefined {
  return platform === ComputePlatform.EKS
    ? undefined
    : `the queue of an EksJob must send to Amazon EKS, got one on ${platform}; use a ContainerJob, or another queue (CE-05)`;
}

function commandProblem({ source, command }: EksJobOptions): string | undefined {
  return command && source && source._command.length > 0
    ? '`command` must be absent beside a `source` that is a script, an executable or a folder, which is the command; give its arguments as `args`'
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EksContainerResourceRequirements.html */
const VCPU_STEP = 0.25;

/** What is wrong with a number of vCPUs of a pod. */
export function podVcpusProblem(name: string, vcpus: number | undefined): string | undefined {
  return isKnown(vcpus) && !(vcpus >= VCPU_STEP && Number.isInteger(vcpus / VCPU_STEP))
    ? `\`${name}\` must be a multiple of ${VCPU_STEP} on Amazon EKS, and at least that, got ${vcpus}; round it up`
    : undefined;
}

function vcpuLimitProblem({ vcpuLimit }: EksJobOptions, vcpus: number): string | undefined {
  return isKnown(vcpuLimit) && isKnown(vcpus) && vcpuLimit < vcpus
    ? `\`vcpuLimit\` must be at least \`vcpus\`, got ${vcpuLimit} and ${vcpus}; leave it out for the same number`
    : undefined;
}

/** https://docs.aws.amazon.com/batch/latest/APIReference/API_EksMetadata.html */
const NAMESPACE = /^(?!default$|kube)[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

function namespaceProblem({ kubernetesNamespace: namespace }: EksJobOptions): string | undefined {
  return isKnown(namespace) && !NAMESPACE.test(namespace)
    ? `\`kubernetesNamespace\` must be 1 to 63 lower-case letters, digits and hyphens, neither "default" nor one that begins with "kube", got "${namespace}"; choose another one`
    : undefined;
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names */
const DNS_SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function volumeProblems(volumes: batch.EksVolume[]): (string | undefined)[] {
  const twice = (values: (string | undefined)[]) => values.find((value, index) => isKnown(value) && values.indexOf(value) < index);
  const odd = volumes.find(({ name }) => isKnown(name) && !(DNS_SUBDOMAIN.test(name) && name.length <= 253));
  const relative = volumes.find(({ containerPath }) => isKnown(containerPath) && !containerPath.startsWith('/'));
  const [name, path] = [twice(volumes.map((volume) => volume.name)), twice(volumes.map(({ containerPath }) => containerPath))];
  return [
    odd && `the name of a volume must be 1 to 253 lower-case letters, digits, hyphens and periods, got "${odd.name}"; replace the other characters`,
    relative && `\`mountPath\` must be an absolute path, got "${relative.containerPath}"; did you mean "/${relative.containerPath}"?`,
    name && `the names of volumes must differ, got "${name}" twice; rename one of them`,
    path && `two volumes must not be mounted at one path, got "${path}" twice; choose another path for one of them`,
  ];
}
