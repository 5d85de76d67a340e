import { change, environments, hasPlainImage, INSTANCES, launchTemplates, multipart } from './compute-resources';
import type { Mutations } from './mutation';

export const LAUNCH_TEMPLATE_MUTATIONS: Mutations = {
  'LT-01': (template) => change(launchTemplates(template), ({ data }) => { data.UserData = { 'Fn::Base64': '#!/bin/bash\nyum update -y' }; }),

  'LT-02': (template) => change(launchTemplates(template), ({ use }) => { use.LaunchTemplateName = 'farm'; }),

  'LT-03': (template) => change(launchTemplates(template), ({ use }) => {
    use.Overrides = [{ LaunchTemplateId: use.LaunchTemplateId, Version: use.Version, TargetInstanceTypes: ['optimal'] }];
  }),

  'LT-04': (template) => change(launchTemplates(template), ({ data }) => { data.DisableApiTermination = true; }),

  'LT-05': (template) => change(launchTemplates(template).filter(({ resources }) => resources.SecurityGroupIds), ({ data }) => {
    data.SecurityGroupIds = ['sg-0a1b2c3d'];
  }),

  'LT-07': (template) => {
    const sized = launchTemplates(template).filter(({ data, resources }) => data.BlockDeviceMappings && hasPlainImage(template, resources));
    return change(sized, ({ data }) => delete data.BlockDeviceMappings);
  },

  'LT-08': (template) => {
    const own = launchTemplates(template)
      .filter(({ data, resources }) => data.BlockDeviceMappings?.length === 1 && hasPlainImage(template, resources));
    return change(own, ({ data }) => { data.BlockDeviceMappings[0].DeviceName = '/dev/sda1'; });
  },

  'LT-09': (template) => change(launchTemplates(template).filter(({ data }) => data.BlockDeviceMappings?.[0]?.Ebs), ({ data }) => {
    template.Resources.KeyOfTheVolume = {
      Type: 'AWS::KMS::Key',
      Properties: {
        KeyPolicy: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::123456789012:root' }, Action: 'kms:*', Resource: '*' }],
        },
      },
    };
    Object.assign(data.BlockDeviceMappings[0].Ebs, { Encrypted: true, KmsKeyId: { 'Fn::GetAtt': ['KeyOfTheVolume', 'Arn'] } });
  }),

  'LT-10': (template) => change(launchTemplates(template), ({ data }) => {
    data.UserData = multipart('echo ECS_CLUSTER=farm >> /etc/ecs/ecs.config');
  }),

  'LT-11': (template) => {
    const modern = environments(template, INSTANCES, (resources) => hasPlainImage(template, resources)
      && (resources.Ec2Configuration ?? []).every(({ ImageType }: any) => ImageType.includes('AL2023')));
    const used = launchTemplates(template).filter(({ environment }) => modern.includes(environment));
    return change(used, ({ data }) => { data.UserData = multipart('amazon-linux-extras install -y lustre'); });
  },
};
