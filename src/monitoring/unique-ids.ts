import { IConstruct } from 'constructs';

/** The ids of constructs, each once: queues of different scopes may have the same. */
export class UniqueIds {
  private readonly ids = new Map<IConstruct, string>();

  public of(construct: IConstruct): string {
    const known = this.ids.get(construct);
    if (known !== undefined) { return known; }
    const taken = new Set(this.ids.values());
    const { id } = construct.node;
    let unique = id;
    for (let number = 2; taken.has(unique); number++) { unique = `${id}${number}`; }
    this.ids.set(construct, unique);
    return unique;
  }
}
