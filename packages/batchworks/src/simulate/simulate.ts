import { resultsOf } from './results';
import type { SimulationResult } from './results';
import { Simulation } from './simulation';
import type { Workload } from './workload/workload';
import { readDeployment } from '../local/deployment';

/**
 * Lets a workload run through the queues of a template, on a virtual clock: hours of it take seconds.
 *
 * @param template the file of a template, or the directory of a cloud assembly (`cdk.out`)
 * @throws WorkloadError, DeploymentError or TemplateError, where the template or the workload cannot be used
 */
export function simulate(template: string, workload: Workload): SimulationResult {
  return resultsOf(new Simulation(readDeployment(template), workload).run());
}
