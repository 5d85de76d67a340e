import { compute, job, outcomes, queue, requirements, type Resources } from '../../_helpers';

export const IMAGE = 'public.ecr.aws/docker/library/busybox:1.37';

type Asked = Parameters<typeof requirements>[0];

/** An EC2 environment of instance types. */
export function ec2(...InstanceTypes: unknown[]) {
  return compute('EC2', { InstanceTypes });
}

/** `Job`, which asks for something, and `Queue`, which has the environments. */
export function placed(asked: Asked, environments: Resources, properties: object = {}): Resources {
  return {
    ...environments,
    Queue: queue(Object.keys(environments)),
    Job: job({ ContainerProperties: { Image: IMAGE, ...requirements(asked) }, ...properties }),
  };
}

/** What a rule says of a job that asks for something, on a queue with one EC2 environment of the instance types. */
export function outcomeOnInstances(id: string, asked: Asked, ...instanceTypes: unknown[]): string | undefined {
  return outcomes(id, placed(asked, { Compute: ec2(...instanceTypes) })).Job;
}

/** `EcsProperties` with containers that ask for something each. */
export function containers(...asked: Asked[]) {
  return { TaskProperties: [{ Containers: asked.map((each, index) => ({ Name: `c${index}`, Image: IMAGE, ...requirements(each) })) }] };
}
