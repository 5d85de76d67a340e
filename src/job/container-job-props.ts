import { JobContainerOptions } from './job-container-options';
import { JobOptions } from './job-options';
import { SingleTaskJobOptions } from './single-task-options';

/** What a job of one container runs, and what it needs for it. */
export interface ContainerJobOptions extends JobOptions, JobContainerOptions, SingleTaskJobOptions {}

/** Properties of `ContainerJob`. */
export interface ContainerJobProps extends ContainerJobOptions {}
