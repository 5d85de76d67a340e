import { Stack, Token } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as sns from 'aws-cdk-lib/aws-sns';
import { IConstruct } from 'constructs';
import { MessageKind, messageLines } from './message-text';

/** A topic that gets messages. Who knows what the events of a rule are about asks for the kind of message that is right for them. */
export class MessageTarget implements events.IRuleTarget {
  constructor(private readonly topic: sns.ITopic, private readonly kind: MessageKind = MessageKind.JOB) {}

  public bind(rule: events.IRule, id?: string): events.RuleTargetConfig {
    return new targets.SnsTopic(this.topic, { message: messageInput(this.topic, this.kind) }).bind(rule, id);
  }

  public of(kind: MessageKind): MessageTarget {
    return new MessageTarget(this.topic, kind);
  }
}

/** A message as the input of a target. */
export function messageInput(scope: IConstruct, kind: MessageKind): events.RuleTargetInput {
  return events.RuleTargetInput.fromMultilineText(messageLines(kind, consoleDomain(scope)).join('\n'));
}

/** Other partitions have consoles of their own; a stack without a region is taken to be in the first one. */
function consoleDomain(scope: IConstruct): string {
  const { region } = Stack.of(scope);
  if (Token.isUnresolved(region)) { return 'console.aws.amazon.com'; }
  if (region.startsWith('cn-')) { return 'console.amazonaws.cn'; }
  return region.startsWith('us-gov-') ? 'console.amazonaws-us-gov.com' : 'console.aws.amazon.com';
}
