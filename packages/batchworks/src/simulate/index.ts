export { renderChart } from './chart/render-chart';
export { renderReport } from './report';
export type { SimulationResult, Use, Waiting } from './results';
export { simulate } from './simulate';
export { parseWorkload, readWorkload } from './workload/read-workload';
export { WorkloadError } from './workload/workload';
export type { Duration, Startup, Workload, WorkloadEntry } from './workload/workload';
