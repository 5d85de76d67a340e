import { registryKind } from '../../../../src/checks/rules/network/registry';
import { Unknown } from '../../../../src/model/unknown';

test.each([
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/frame', 'ecr'],
  ['123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/frame@sha256:0123', 'ecr'],
  ['123456789012.dkr-ecr.eu-west-1.on.aws/frame', 'ecr'],
  ['⟨AWS::AccountId⟩.dkr.ecr.⟨AWS::Region⟩.⟨AWS::URLSuffix⟩/frame:1', 'ecr'],
  ['⟨Stack/Frames.RepositoryUri⟩:1', 'ecr'],
  ['dkr.ecr.example.com/frame', 'other'],
  ['localhost/frame', 'other'],
  ['busybox', 'public'],
  ['eu.gcr.io/project/frame', 'public'],
  ['ghcr.io/owner/frame', 'public'],
])('%s is %s', (image, kind) => {
  expect(registryKind(image)).toBe(kind);
});

test('a registry that only a deploy tells is unknown', () => {
  expect(registryKind('⟨Stack/Registry.Host⟩/frame')).toBeInstanceOf(Unknown);
});
