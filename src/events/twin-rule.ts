import * as events from 'aws-cdk-lib/aws-events';

/** A rule that may have another one for the other half of its events: what is added to the one that is returned is then added to both. */
export class TwinRule extends events.Rule {
  public twin?: events.Rule;

  public override addTarget(target?: events.IRuleTarget) {
    super.addTarget(target);
    this.twin?.addTarget(target);
  }

  public override addEventPattern(eventPattern?: events.EventPattern) {
    super.addEventPattern(eventPattern);
    this.twin?.addEventPattern(eventPattern);
  }
}
