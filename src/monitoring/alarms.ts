import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import { Construct, IConstruct } from 'constructs';
import { AlarmDefinition } from './alarm-definition';
import { BatchMonitoringOptions } from './monitoring-options';
import { RUNBOOK_URL } from './runbook';
import { UniqueIds } from './unique-ids';

/** The primary child of a construct, which nobody knows by its own id. */
const PRIMARY = 'Resource';

/** The alarms: each says what it is about, does what all do, and refers to the runbook. */
export class Alarms extends Construct {
  public readonly all: cloudwatch.Alarm[] = [];

  private readonly runbookUrl: string;
  private readonly actions: cloudwatch.IAlarmAction[];
  private readonly ids = new UniqueIds();

  constructor(scope: Construct, id: string, { alarmTopic, alarmActions = [], runbookUrl = RUNBOOK_URL }: BatchMonitoringOptions) {
    super(scope, id);
    this.runbookUrl = runbookUrl;
    // A topic with a policy of its own, or a key, admits no alarm unless it says so: the message would be lost without a word.
    alarmTopic?.grantPublish(new iam.ServicePrincipal('cloudwatch.amazonaws.com'));
    this.actions = [...(alarmTopic ? [new actions.SnsAction(alarmTopic)] : []), ...alarmActions];
  }

  /** An alarm about a queue, a fleet, a state machine; without a subject, about the monitoring itself. */
  public add({ kind, entry, text, evaluationPeriods = 1, ...props }: AlarmDefinition, subject?: IConstruct): cloudwatch.Alarm {
    const known = subject && named(subject);
    const alarm = new cloudwatch.Alarm(this, `${known ? this.ids.of(known) : ''}${kind}`, {
      ...props,
      evaluationPeriods,
      alarmDescription: [text, ...(known ? [`${known.node.path}.`] : []), `What to do: ${this.runbookUrl}#${entry}`].join(' '),
    });
    alarm.addAlarmAction(...this.actions);
    this.all.push(alarm);
    return alarm;
  }
}

function named(construct: IConstruct): IConstruct {
  return construct.node.id === PRIMARY && construct.node.scope ? construct.node.scope : construct;
}
