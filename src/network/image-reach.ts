import { ECR_REGISTRY } from '../private/ecr-registry';
import { isKnown } from '../private/tokens';

/**
 * Why jobs that reach Amazon ECR and nothing else cannot pull an image, in words; nothing where they can.
 *
 * A name that begins with a token passes: images from assets and repositories are such.
 *
 * @param registries Host names of further registries within reach.
 */
export function imageReachProblem(imageName: string, registries: string[]): string | undefined {
  const registry = registryOf(imageName);
  if (!isKnown(registry) || ECR_REGISTRY.test(registry) || registries.includes(registry)) { return undefined; }
  return `the image must be in Amazon ECR, which is all that VPC endpoints reach, got "${imageName}" of ${registry}; `
    + 'name it by an ECR pull-through cache (<account>.dkr.ecr.<region>.amazonaws.com/<prefix>/…), build it with `ContainerImage.fromAsset`, '
    + 'or give the network `Egress.nat()`; a registry that is within reach goes into `registries` of `Egress.endpoints()` (NW-03)';
}

/**
 * The host name before the first slash. What holds neither a dot nor a colon there is a repository of Docker Hub, as is all without a slash:
 * https://github.com/distribution/reference/blob/main/normalize.go
 */
function registryOf(imageName: string): string {
  const [first, ...rest] = imageName.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost || !isKnown(first) ? first : 'docker.io';
}
