import { modelOfResources } from './_helpers';
import { Unknown } from '../../src/model/unknown';

function launchTemplate(properties: object) {
  return modelOfResources({ Template: { Type: 'AWS::EC2::LaunchTemplate', Properties: properties } }).launchTemplates[0];
}

test('a launch template is found by its id and its name, and has its data as the template has them', () => {
  const data = { ImageId: 'ami-1', UserData: { 'Fn::Base64': 'echo' } };
  expect(launchTemplate({ LaunchTemplateName: 'farm', LaunchTemplateData: data })).toMatchObject({
    name: 'farm',
    references: ['farm.Ref', 'farm.LaunchTemplateId', 'farm'],
    data: { ImageId: 'ami-1', UserData: 'ZWNobw==' },
  });
});

test.each([
  [{ 'Fn::ImportValue': 'Data' }, 'Fn::ImportValue of "Data", which none of the templates exports'],
  [undefined, 'the launch template has no `LaunchTemplateData`'],
])('the data %j are unknown', (data, reason) => {
  expect(launchTemplate({ LaunchTemplateData: data }).data).toEqual(new Unknown(reason));
});
