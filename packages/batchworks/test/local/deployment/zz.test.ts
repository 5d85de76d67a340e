import { readDeployment, findImage, queueOfJob, findJobDefinition, initialSecretValue } from '../../../src/local/deployment';
test('x', () => {
  const d = readDeployment('/tmp/model-scratch/cdk.out');
  console.log(JSON.stringify(d, null, 1).slice(0, 9000));
  console.log(findImage(d, String(d.model.jobDefinitions[0].containerProperties?.image)), queueOfJob(d, d.model.jobDefinitions[0]).name, d.model.jobDefinitions.map(j => j.name), initialSecretValue(d.model.secrets[0]));
  try { findJobDefinition(d, 'Fram'); } catch (e) { console.log(String(e)); }
});
