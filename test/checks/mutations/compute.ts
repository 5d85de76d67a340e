import {
  change, changeResources, environments, FARGATE, freePriority, hasPlainImage, idIn, INSTANCES, jobs, ofType, queues, type Resource, referred,
} from './compute-resources';
import type { Mutations, Template } from './mutation';

const ELSEWHERE = 'arn:aws:batch:eu-west-1:123456789012:compute-environment/extra';

export const COMPUTE_MUTATIONS: Mutations = {
  'CE-01': (template) => change(queues(template), ({ Properties: { ComputeEnvironmentOrder: order } }) => {
    for (let index = order.length; index < 4; index++) {
      order.push({ Order: 100 + index, ComputeEnvironment: `${ELSEWHERE}-${index}` });
    }
  }),

  'CE-02': (template) => {
    const [fargate] = environments(template, FARGATE);
    const instances = environments(template, INSTANCES);
    const mixable = queues(template).filter(({ Properties: { ComputeEnvironmentOrder: order } }) => order.length < 3
      && order.some((entry: any) => instances.includes(referred(template, entry.ComputeEnvironment)!)));
    return fargate !== undefined && change(mixable, ({ Properties }) => {
      Properties.ComputeEnvironmentOrder.push({ Order: 100, ComputeEnvironment: { Ref: idOf(template, fargate) } });
      // another queue of the Fargate compute may have the same priority, which is another rule's matter
      Properties.Priority = freePriority(template);
    });
  },

  'CE-05': (template) => {
    const onFargateOnly = environments(template, FARGATE).length === ofType(template, 'AWS::Batch::ComputeEnvironment').length;
    const movable = fargateJobs(template).filter((job) => Number.isInteger(Number(vcpusOf(job))) && (onFargateOnly || job.Metadata?.['cdk-batchworks:queue']));
    return change(movable, ({ Properties }) => {
      Properties.PlatformCapabilities = ['EC2'];
      for (const name of ['NetworkConfiguration', 'FargatePlatformConfiguration', 'RuntimePlatform', 'EphemeralStorage']) {
        delete Properties.ContainerProperties[name];
      }
    });
  },

  'CE-07': (template) => {
    const runsWindows = environments(template, ['FARGATE']).length === ofType(template, 'AWS::Batch::ComputeEnvironment').length;
    const plain = fargateJobs(template).filter(({ Properties }) => !Properties.ContainerProperties.RuntimePlatform?.CpuArchitecture?.startsWith('ARM'));
    return runsWindows && change(plain, ({ Properties: { ContainerProperties: container } }) => {
      container.RuntimePlatform = { OperatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', CpuArchitecture: 'X86_64' };
      container.User = 'renderer';
    });
  },

  'CE-08': (template) => change(queues(template).filter(ownsItsCompute(template)), ({ Properties: { ComputeEnvironmentOrder: order } }) => {
    for (const entry of order) { referred(template, entry.ComputeEnvironment)!.Properties.State = 'DISABLED'; }
  }),

  'CE-10': (template) => changeResources(environments(template, ['EC2']), { AllocationStrategy: 'SPOT_CAPACITY_OPTIMIZED' }),

  // not on spot, where BEST_FIT needs a role as well
  'CE-11': (template) => change(inPlace(template, ['EC2']), ({ Properties }) => delete Properties.ComputeResources.AllocationStrategy),

  'CE-12': (template) => change(inPlace(template, INSTANCES), ({ Properties }) => {
    Properties.ServiceRole = 'arn:aws:iam::123456789012:role/service-role/AWSBatchServiceRole';
  }),

  'CE-15': (template) => changeResources(environments(template, FARGATE), { PlacementGroup: 'farm' }),

  'CE-18': (template) => changeResources(environments(template, INSTANCES, (resources) => hasPlainImage(template, resources)), {
    Ec2Configuration: [{ ImageType: 'ECS_AL2' }],
  }),

  'CE-21': (template) => change(environments(template, INSTANCES), ({ Properties: { ComputeResources: resources } }) => {
    const [first = { ImageType: 'ECS_AL2023' }] = resources.Ec2Configuration ?? [];
    resources.Ec2Configuration = [first, first, first];
  }),

  'CE-22': (template) => changeResources(environments(template, ['SPOT']), { BidPercentage: 101 }),

  'CE-25': (template) => change(environments(template, ['SPOT']), ({ Properties: { ComputeResources: resources } }) => {
    resources.InstanceTypes = [oneType(String(resources.InstanceTypes?.[0] ?? 'optimal'), Number(resources.MaxvCpus))];
  }),

  'CE-26': (template) => changeResources(environments(template, INSTANCES, ({ MinvCpus }) => !MinvCpus), { MinvCpus: 1 }),

  'CE-27': (template) => changeResources(environments(template, INSTANCES), { ScalingPolicy: { MinScaleDownDelayMinutes: 5 } }),

  'CE-28': (template) => change(environments(template, INSTANCES), ({ Properties }) => {
    Properties.UpdatePolicy = { ...Properties.UpdatePolicy, JobExecutionTimeoutMinutes: 0 };
  }),

  'CE-29': (template) => changeResources(environments(template, [...INSTANCES, ...FARGATE]), { CapacityTags: { Team: 'render' } }),

  'CE-30': (template) => change(queues(template), (queue) => {
    for (let count = ofType(template, 'AWS::Batch::JobQueue').length; count <= 50; count++) {
      template.Resources[`Queue${count}`] = { ...unnamed(queue), Properties: { ...unnamed(queue).Properties, Priority: freePriority(template) } };
    }
  }),

  'CE-31': (template) => change(ofType(template, 'AWS::Batch::JobQueue'), ({ Properties }) => { Properties.JobQueueName = 'render farm'; }),

  'CE-32': (template) => change(ofType(template, 'AWS::Batch::JobQueue'), ({ Properties }) => { Properties.Priority = 1001; }),

  'CE-33': (template) => {
    const sharing = queues(template).filter(({ Properties }) => Properties.Priority !== undefined
      && Properties.ComputeEnvironmentOrder.some((entry: any) => referred(template, entry.ComputeEnvironment)));
    return change(sharing, (queue) => { template.Resources.QueueOfEqualPriority = unnamed(queue); });
  },

  'CE-34': (template) => change(queues(template).filter(({ Properties }) => Properties.ComputeEnvironmentOrder.length < 3), ({ Properties }) => {
    Properties.ComputeEnvironmentOrder.push({ ...Properties.ComputeEnvironmentOrder[0] });
  }),

  'CE-35': (template) => change(queues(template), ({ Properties }) => {
    Properties.JobStateTimeLimitActions = [{ Reason: 'CAPACITY:INSUFFICIENT_INSTANCE_CAPACITY', State: 'RUNNABLE', Action: 'CANCEL', MaxTimeSeconds: 60 }];
  }),

  'CE-36': (template) => change(queues(template).filter(({ Properties }) => Properties.JobStateTimeLimitActions), ({ Properties }) => {
    delete Properties.JobStateTimeLimitActions;
  }),

  'CE-38': (template) => change(ofType(template, 'AWS::Batch::ComputeEnvironment').filter(({ Properties }) => Properties.EcsSettings), ({ Properties }) => {
    delete Properties.EcsSettings;
  }),

  'CE-40': (template) => {
    // One that depends on something may depend on the policy by way of it.
    const served = ofType(template, 'AWS::Batch::ComputeEnvironment')
      .filter((environment) => referred(template, environment.Properties.ServiceRole) && !('DependsOn' in environment));
    return change(served, ({ Properties }) => {
      template.Resources.PolicyBesideTheRole = {
        Type: 'AWS::IAM::Policy',
        Properties: {
          PolicyName: 'beside',
          PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'ec2:DescribeInstances', Resource: '*' }] },
          Roles: [{ Ref: idIn(Properties.ServiceRole) }],
        },
      };
    });
  },
};

function idOf(template: Template, resource: Resource): string {
  return Object.keys(template.Resources).find((id) => template.Resources[id] === resource)!;
}

function ownsItsCompute(template: Template) {
  return ({ Properties }: Resource) => Properties.ComputeEnvironmentOrder.every((entry: any) => referred(template, entry.ComputeEnvironment));
}

function inPlace(template: Template, types: readonly string[]): Resource[] {
  return environments(template, types, (_, { Properties }) => Properties.ReplaceComputeEnvironment === false);
}

function fargateJobs(template: Template): Resource[] {
  return jobs(template).filter(({ Properties }) => Properties.PlatformCapabilities?.includes('FARGATE') && Properties.ContainerProperties);
}

function vcpusOf({ Properties }: Resource): unknown {
  return Properties.ContainerProperties.ResourceRequirements?.find(({ Type }: any) => Type === 'VCPU')?.Value;
}

/** Of an entry of `InstanceTypes`, one type that is large enough for most jobs and not larger than the compute. */
function oneType(entry: string, maxvCpus: number): string {
  const family = { optimal: 'm6i', default_x86_64: 'm6i', default_arm64: 'm6g' }[entry] ?? entry;
  return family.includes('.') ? family : `${family}.${maxvCpus < 64 ? '4' : '16'}xlarge`;
}

/** A copy of a queue that nothing names or means. */
function unnamed({ Type, Properties: { JobQueueName: _, ...Properties } }: Resource): Resource {
  return { Type, Properties: structuredClone(Properties) };
}
