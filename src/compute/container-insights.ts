import * as batch from 'aws-cdk-lib/aws-batch';
import * as ecs from 'aws-cdk-lib/aws-ecs';

/** Sets what Amazon CloudWatch collects. By an override: the L2 has no property for it, nor has the L1 of the oldest CDK that is supported. */
export function setContainerInsights(resource: batch.CfnComputeEnvironment, insights?: ecs.ContainerInsights) {
  // `enhanced` for Amazon ECS, `ENHANCED` for AWS Batch
  if (insights) { resource.addPropertyOverride('EcsSettings.ContainerInsights', insights.toUpperCase()); }
}
