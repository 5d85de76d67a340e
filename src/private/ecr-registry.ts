/** `123456789012.dkr.ecr.eu-west-1.amazonaws.com`, of any partition, also with FIPS (`ecr-fips`) and dual-stack (`dkr-ecr`) endpoints. */
export const ECR_REGISTRY = /^[^.]+\.dkr[.-]ecr(-fips)?\./;
