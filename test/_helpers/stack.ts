import { App, Stack, StackProps } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { BatchNetwork, BatchNetworkProps } from '../../src';

/** An empty stack, in any account and region unless one is given. */
export function testStack(props?: StackProps): Stack {
  return new Stack(new App(), 'Test', props);
}

/** A network in a stack. */
export function networkIn(stack: Stack, props?: BatchNetworkProps): BatchNetwork {
  return new BatchNetwork(stack, 'Network', props);
}

/** The properties of the resources of a type, as CloudFormation gets them. */
export function propertiesOf(stack: Stack, type: string): any[] {
  return Object.values(Template.fromStack(stack).findResources(type)).map((resource) => resource.Properties);
}
