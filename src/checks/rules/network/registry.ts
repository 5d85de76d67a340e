/** Where images come from. */
import { isLiteral } from '../../../model/symbols';
import type { Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import { ECR_REGISTRY } from '../../../private/ecr-registry';

/** Registries that are on the internet and nowhere else. A host name that is not here may be one within the VPC. */
const PUBLIC_REGISTRIES = new RegExp(`^(${[
  '((index|registry-1)\\.)?docker\\.io', 'public\\.ecr\\.aws', 'quay\\.io', 'ghcr\\.io', '([a-z]+\\.)?gcr\\.io', '[a-z0-9-]+-docker\\.pkg\\.dev',
  'mcr\\.microsoft\\.com', 'nvcr\\.io', 'registry\\.gitlab\\.com', 'registry\\.k8s\\.io',
].join('|')})$`);

/** `⟨Stack/Frames.RepositoryUri⟩`, with which the name of an image begins. */
const REPOSITORY_URI = /^⟨[^⟩]*\.RepositoryUri⟩/;

/** `ecr`: the private registry of Amazon ECR, pull-through caches included. `public`: one on the internet. `other`: one that may be in the VPC. */
export type RegistryKind = 'ecr' | 'public' | 'other';

export function registryKind(image: string): Known<RegistryKind> {
  const registry = registryOf(image);
  if (REPOSITORY_URI.test(image) || ECR_REGISTRY.test(registry)) {
    return 'ecr';
  }
  if (!isLiteral(registry)) {
    return new Unknown(`the registry ${registry} is known only after a deploy`);
  }
  return PUBLIC_REGISTRIES.test(registry) ? 'public' : 'other';
}

/**
 * The host name before the first slash. What holds neither a dot nor a colon there is a repository of Docker Hub, as is all without a slash:
 * https://github.com/distribution/reference/blob/main/normalize.go
 */
export function registryOf(image: string): string {
  const [first, ...rest] = image.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost || !isLiteral(first) ? first : 'docker.io';
}
