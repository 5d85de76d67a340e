import { compute, job, modelOf, queue, type Resources } from './_helpers';
import { schedule } from './rules/job/_helpers';
import { Inspection } from '../../src/checks/inspection';

const QUEUES = { Spot: compute('SPOT'), Queue: queue(['Spot']), Other: queue(['Spot']) };

function placesOf(resources: Resources) {
  const inspection = new Inspection(modelOf({ ...QUEUES, ...resources }));
  const { meant, possible, elsewhere } = inspection.placementsOf(inspection.model.jobDefinitions[0]);
  return { meant: meant.map(({ queue: { logicalId } }) => logicalId), possible: possible.map(({ queue: { logicalId } }) => logicalId), elsewhere };
}

test.each<[string, Resources, object]>([
  ['can run on every queue of its kind', { Job: job() }, { meant: [], possible: ['Queue', 'Other'], elsewhere: false }],
  ['is meant for the queue that a schedule submits it to', { Job: job(), Start: schedule() }, { meant: ['Queue'], possible: [], elsewhere: false }],
  ['is meant for a queue once', { Job: job(), A: schedule(), B: schedule() }, { meant: ['Queue'], possible: [], elsewhere: false }],
  ['may be meant for a queue of elsewhere', { Job: job(), Start: schedule({ JobQueue: 'elsewhere' }) }, { meant: [], possible: [], elsewhere: true }],
  ['may be of a construct whose queue is imported', { Job: job({}, { Metadata: { 'cdk-batchworks:queue': 'Farm/Imported' } }) },
    { meant: [], possible: [], elsewhere: true }],
])('a job %s', (_, resources, places) => {
  expect(placesOf(resources)).toEqual(places);
});
