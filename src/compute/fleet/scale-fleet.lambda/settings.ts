/** What the construct tells the handler, by the names of its environment variables. */
export const SETTINGS = {
  computeEnvironment: 'COMPUTE_ENVIRONMENT',
  cluster: 'CLUSTER',
  autoScalingGroup: 'AUTO_SCALING_GROUP',
  jobsPerInstance: 'JOBS_PER_INSTANCE',
} as const;
