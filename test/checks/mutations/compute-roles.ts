import { change, deny, idIn, referred, resourcesOf, roleOf } from './jobs';
import type { Mutations, Template } from './mutation';

export const COMPUTE_ROLE_MUTATIONS: Mutations = {
  'CE-09': (template) => change(computeResources(template).filter(({ Type, AllocationStrategy = 'BEST_FIT' }) => Type === 'SPOT' && AllocationStrategy === 'BEST_FIT'),
    (resources) => delete resources.SpotIamFleetRole),
  'CE-13': (template) => change(environments(template).filter(({ ServiceRole }) => roleOf(template, ServiceRole)), (environment) => {
    Object.assign(roleOf(template, environment.ServiceRole) ?? {}, { Path: '/batch/' });
    environment.ServiceRole = { Ref: idIn(environment.ServiceRole) };
  }),
  'CE-14': (template) => change(environments(template).filter(({ Type }) => /^unmanaged$/i.test(Type)), (environment) => delete environment.ServiceRole),
  'CE-16': (template) => change(withProfile(template), (resources) => {
    resources.InstanceRole = { 'Fn::GetAtt': [idIn(profileOf(template, resources)?.Roles[0]), 'Arn'] };
  }),
  'CE-17': (template) => change(withProfile(template), (resources) => deny(roleOf(template, profileOf(template, resources)?.Roles[0]), 'ecs:Poll')),
  'CE-37': (template) => change(
    environments(template).filter(({ Type, ServiceRole, ComputeResources }) => /^managed$/i.test(Type) && /^(EC2|SPOT)$/.test(ComputeResources?.Type) && roleOf(template, ServiceRole)),
    ({ ServiceRole }) => deny(roleOf(template, ServiceRole), 'autoscaling:DescribeScalingActivities'),
  ),
};

function environments(template: Template): Record<string, any>[] {
  return resourcesOf(template, 'AWS::Batch::ComputeEnvironment').map(([, properties]) => properties);
}

function computeResources(template: Template): Record<string, any>[] {
  return environments(template).map(({ ComputeResources = {} }) => ComputeResources);
}

/** With an instance profile of the template, whose role is one of it too. */
function withProfile(template: Template): Record<string, any>[] {
  return computeResources(template).filter((resources) => roleOf(template, profileOf(template, resources)?.Roles[0]));
}

function profileOf(template: Template, { InstanceRole: reference }: Record<string, any>) {
  return referred(template, reference, 'AWS::IAM::InstanceProfile');
}
