/** Of the rules that compare, the good template is what was deployed before. */
import { change, changeResources, environments, FARGATE, INSTANCES, jobs, launchTemplates, ofType, queues, referred, type Resource } from './compute-resources';
import type { Mutations, Template } from './mutation';

const STARTERS = ['AWS::Events::Rule', 'AWS::Scheduler::Schedule', 'AWS::StepFunctions::StateMachine', 'AWS::Pipes::Pipe'];

export const UPDATE_MUTATIONS: Mutations = {
  'UP-01': (template) => change(environments(template, [...INSTANCES, ...FARGATE]), ({ Properties }) => { Properties.ComputeEnvironmentName = 'farm'; }),

  'UP-02': (template) => {
    const replaced = environments(template, INSTANCES, (_, { Properties }) => Properties.ReplaceComputeEnvironment !== false);
    return change(replaced, ({ Properties }) => {
      Properties.ReplaceComputeEnvironment = false;
      Properties.ComputeResources.MaxvCpus = Number(Properties.ComputeResources.MaxvCpus) + 1;
    });
  },

  'UP-03': (template) => change(launchTemplates(template), ({ use }) => { use.Version = '1'; }),

  // where there is a name as well, another rule has something to say
  'UP-04': (template) => {
    const unnamed = environments(template, [...INSTANCES, ...FARGATE], (_, { Properties }) => !Properties.ComputeEnvironmentName);
    return change(unnamed, ({ Properties }) => { Properties.Tags = { ...Properties.Tags, CostCenter: '4711' }; });
  },

  'UP-05': (template) => change(environments(template, INSTANCES), ({ Properties: { ComputeResources: resources } }) => {
    resources.DesiredvCpus = resources.MinvCpus ?? 0;
  }),

  'UP-06': (template) => {
    const one = environments(template, INSTANCES, ({ Ec2Configuration = [], LaunchTemplate }) => Ec2Configuration.length < 2
      && !referred(template, LaunchTemplate?.LaunchTemplateId)?.Properties.LaunchTemplateData.ImageId);
    return change(one, ({ Properties: { ComputeResources: resources } }) => {
      resources.UpdateToLatestImageVersion = true;
      ownImage(resources);
    });
  },

  'UP-07': (template) => change(launchTemplates(template), ({ data, resources }) => {
    data.ImageId = 'ami-0b2c3d4e';
    ownImage(resources);
  }),

  'UP-08': (template) => {
    const shared = queues(template).map((queue) => computeOf(template, queue)).filter(({ length }) => length > 1).flat();
    const alone = environments(template, INSTANCES).filter((environment) => !shared.includes(environment));
    return change(alone, ({ Properties }) => {
      const { MaxvCpus, Subnets, SecurityGroupIds } = Properties.ComputeResources;
      Properties.ComputeResources = { Type: 'FARGATE', MaxvCpus, Subnets, SecurityGroupIds };
      delete Properties.UpdatePolicy;
      // the jobs are made for instances
      for (const id of Object.keys(template.Resources)) {
        if (template.Resources[id].Type === 'AWS::Batch::JobDefinition') { delete template.Resources[id]; }
      }
    });
  },

  'UP-09': (template) => change(
    queues(template).filter(({ Properties }) => Properties.SchedulingPolicyArn),
    ({ Properties }) => delete Properties.SchedulingPolicyArn,
  ) || (starters(template).length === 0 && change(queues(template), ({ Properties }) => {
    Properties.SchedulingPolicyArn = 'arn:aws:batch:eu-west-1:123456789012:scheduling-policy/teams';
    jobs(template).forEach((job) => { job.Properties.SchedulingPriority ??= 1; });
  })),

  'UP-10': (template) => {
    // on demand: jobs for spot compute are to be retried for another reason
    const onDemand = environments(template, ['EC2']);
    const placed = queues(template)
      .map((queue) => ({ queue, compute: computeOf(template, queue) }))
      .filter(({ compute }) => compute.every((environment) => environment && onDemand.includes(environment)))
      .flatMap(({ queue, compute: [environment] }) => jobsOf(template, queue).map((job) => ({ job, environment: environment! })));
    return change(placed, ({ job, environment }) => {
      environment.Properties.UpdatePolicy = { ...environment.Properties.UpdatePolicy, TerminateJobsOnUpdate: true };
      job.Properties.RetryStrategy = { Attempts: 1 };
    });
  },

  'UP-11': (template) => {
    const starts = JSON.stringify(starters(template));
    const pinned = Object.entries(template.Resources)
      .filter(([id, { Type }]) => Type === 'AWS::Batch::JobDefinition' && starts.includes(JSON.stringify({ Ref: id })))
      .map(([, job]) => job);
    return change(pinned, ({ Properties }) => delete Properties.ResourceRetentionPolicy);
  },

  'UP-12': (template) => {
    const inPlace = environments(template, FARGATE, (_, { Properties }) => Properties.ReplaceComputeEnvironment === false);
    return changeResources(inPlace, { MaxvCpus: Number(inPlace[0]?.Properties.ComputeResources.MaxvCpus) + 1 });
  },
};

function computeOf(template: Template, { Properties }: Resource): (Resource | undefined)[] {
  return Properties.ComputeEnvironmentOrder.map((entry: any) => referred(template, entry.ComputeEnvironment));
}

function starters(template: Template): Resource[] {
  return STARTERS.flatMap((type) => ofType(template, type));
}

/** The jobs that are for a queue: by their metadata, or where there is no other queue. */
function jobsOf(template: Template, queue: Resource): Resource[] {
  const path = queue.Metadata?.['cdk-batchworks:path'];
  const alone = queues(template).length === 1;
  return jobs(template).filter(({ Metadata, Properties }) => Properties.ContainerProperties && !Properties.PlatformCapabilities?.includes('FARGATE')
    && (path !== undefined ? Metadata?.['cdk-batchworks:queue'] === path : alone));
}

function ownImage(resources: Record<string, any>) {
  const [{ ImageType } = { ImageType: 'ECS_AL2023' }] = resources.Ec2Configuration ?? [];
  resources.Ec2Configuration = [{ ImageType, ImageIdOverride: 'ami-0a1b2c3d' }];
}
