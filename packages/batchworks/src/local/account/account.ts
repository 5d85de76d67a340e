import type { BatchModel } from '#shared/model/types';
import type { Deployment } from '../deployment';
import { type AccountState, applied, initialAccount, inService, settled, type Transition } from './account-state';
import type { Change, Tags } from './change';
import type { Journal } from '../store/journal';

/** The status of a resource, as Describe requests show it. */
export type ResourceStatus = Transition['status'] | 'VALID';

/** In the journal: one change. */
const CHANGE = 'CHANGE';

/**
 * The account that the templates are deployed into: a deployment that requests change. All that they change of queues, compute
 * environments, job definitions, scheduling policies, consumable resources and tags passes through `change`.
 */
export class Account implements Deployment {
  private state: AccountState;

  constructor(private readonly deployment: Deployment, private readonly journal: Journal, private readonly onChange: (change: Change) => void) {
    this.state = initialAccount(deployment.model);
    journal.on(CHANGE, (change: Change) => { this.state = applied(this.state, change); });
  }

  /** The resources as they are now. */
  public get model(): BatchModel {
    return this.settled().model;
  }

  /** Those of them that jobs can use: not what is being deleted. */
  public get modelInService(): BatchModel {
    return inService(this.settled());
  }

  public get images() {
    return this.deployment.images;
  }

  public get source() {
    return this.deployment.source;
  }

  /**
   * Changes a resource, or its tags.
   *
   * @throws StateError where it cannot be written down; then nothing is changed
   */
  public change(change: Change) {
    this.journal.append({ kind: CHANGE, content: change });
    this.state = applied(this.state, change);
    this.onChange(change);
  }

  /** VALID, unless a request changed it a moment ago. */
  public statusOf(arn: string): ResourceStatus {
    return this.settled().transitions.get(arn)?.status ?? 'VALID';
  }

  /** The tags of a resource or a job: what TagResource and UntagResource left of those that it was made with. */
  public tagsOf<T extends Tags | undefined>(arn: string, madeWith: T): Tags | T {
    return this.state.tags.get(arn) ?? madeWith;
  }

  private settled(): AccountState {
    this.state = settled(this.state, Date.now());
    return this.state;
  }
}
