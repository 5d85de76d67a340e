/** What only instances have: "This parameter isn't applicable to jobs that are running on Fargate resources. Don't specify it." (API_ComputeResource) */
export const NOT_FOR_FARGATE = [
  'allocationStrategy', 'bidPercentage', 'desiredvCpus', 'ec2Configuration', 'ec2KeyPair', 'imageId', 'instanceRole', 'instanceTypes',
  'launchTemplate', 'minvCpus', 'placementGroup', 'scalingPolicy', 'spotIamFleetRole', 'tags',
] as const;
