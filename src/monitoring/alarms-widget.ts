import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { BatchMonitoring } from './monitoring';

/** The state of all alarms, also of those that are made after the dashboard. Amazon CloudWatch takes no such widget without an alarm. */
export class AlarmsWidget extends cloudwatch.ConcreteWidget {
  constructor(private readonly monitoring: BatchMonitoring) {
    super(24, 4);
  }

  public toJson(): any[] {
    const { alarms } = this.monitoring;
    if (alarms.length === 0) { return []; }
    const widget = new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms, width: this.width, height: this.height });
    widget.position(this.x!, this.y!);
    return widget.toJson();
  }
}
