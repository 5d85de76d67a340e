import { App, Stack } from 'aws-cdk-lib';
import { allIn, everything, stackForEach } from './_everything';
import { inspect } from '../../src/checks/inspect';
import { Inspection } from '../../src/checks/inspection';
import { readModel } from '../../src/model/batch-model';
import { SYMBOLIC_ENVIRONMENT } from '../../src/model/symbols';
import { parseTemplate } from '../../src/model/template';
import { isKnown } from '../../src/model/unknown';

/** What the checks read of an app: all its templates together. */
function modelOf(app: App) {
  const templates = app.synth().stacks.map(({ stackName: name, template }) => ({ name, template: parseTemplate(JSON.stringify(template), name) }));
  return readModel(templates, SYMBOLIC_ENVIRONMENT);
}

/** Everything in five stacks, with one kind of references between them. */
function inFiveStacks(strength: string) {
  const app = new App({ context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });
  everything(stackForEach(app));
  return modelOf(app);
}

function inOneStack() {
  const app = new App();
  everything(allIn(new Stack(app, 'Stack')));
  return modelOf(app);
}

describe.each(['strong', 'weak', 'both'])('with %s references between the stacks', (strength) => {
  const model = inFiveStacks(strength);

  test('every start leads to its job and its queue', () => {
    const inspection = new Inspection(model);
    expect(model.starts.length).toBeGreaterThan(2);
    model.starts.forEach((start) => {
      expect(isKnown(inspection.jobOf(start))).toBe(true);
      expect(isKnown(inspection.queueOf(start))).toBe(true);
    });
  });

  test('the checks say what they say of one stack', () => {
    const answers = ({ findings, undecided, summary }: ReturnType<typeof inspect>) => [
      findings.map(({ id, message }) => `${id} ${message}`).sort(), undecided.map(({ id, reason }) => `${id} ${reason}`).sort(), summary,
    ];
    expect(answers(inspect(model))).toEqual(answers(inspect(inOneStack())));
  });
});
