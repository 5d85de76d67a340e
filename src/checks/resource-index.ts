import type { BatchModel, Known } from '../model/types';
import { Unknown } from '../model/unknown';

/** Finds the resources of a model by what others call them: what `Ref` gives, the ARN, the physical name. */
export class ResourceIndex {
  private readonly byReference = new Map<keyof BatchModel, ReadonlyMap<string, unknown>>();

  constructor(private readonly model: BatchModel) {}

  /** The resource; `Unknown` when the reference is, or when the templates declare no such resource. */
  public find<Kind extends keyof BatchModel>(kind: Kind, reference: Known<string> | undefined): Known<BatchModel[Kind][number]> {
    if (reference === undefined || reference instanceof Unknown) {
      return reference ?? new Unknown('nothing is referred to');
    }
    const found = this.references(kind).get(reference) as BatchModel[Kind][number] | undefined;
    return found ?? new Unknown(`${reference} is not declared in the templates`);
  }

  private references(kind: keyof BatchModel): ReadonlyMap<string, unknown> {
    let references = this.byReference.get(kind);
    if (!references) {
      references = new Map(this.model[kind].flatMap((resource) => resource.references.map((reference) => [reference, resource] as const)));
      this.byReference.set(kind, references);
    }
    return references;
  }
}
