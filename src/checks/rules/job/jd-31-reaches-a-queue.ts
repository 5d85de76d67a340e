import { cannotTell, ofJobs, violates } from '../../answers';
import { HOLDS, type Rule } from '../../rule';

export const JD_31: Rule = {
  id: 'JD-31',
  title: 'A job definition has a queue that it can be submitted to',
  severity: 'info',
  explanation: 'Whether a job can start is a question of its queue and the compute behind it. Where the templates have none, nothing can be said about it.',
  remedy: 'Inspect the templates of the job definition and of its queue together, or add a queue.',
  links: ['https://docs.aws.amazon.com/batch/latest/userguide/job_queues.html'],
  inspect: ofJobs((job, inspection) => {
    const { meant, possible, elsewhere } = inspection.placementsOf(job);
    if (meant.length > 0 || possible.length > 0) {
      return HOLDS;
    }
    if (elsewhere) {
      return cannotTell('the queue of the job is not declared in the templates');
    }
    // Queues of which none fits are a matter of CE-05.
    return inspection.model.jobQueues.length > 0 ? undefined : violates('The templates have no queue: whether it can run is not known');
  }),
};
