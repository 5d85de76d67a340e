/** What a person calls a resource: short where that is enough, longer where two would be called the same. */

/** The parts of a resource that it can be called by. */
export interface Nameable {
  readonly template: string;
  readonly logicalId: string;
  readonly path?: string;
  /** The name in the template, where it gives one. */
  readonly physicalName?: string;
}

/** The names that a resource could have, the shortest first, and how far it has gone through them. */
interface Choice {
  readonly candidates: readonly string[];
  /** The places of the names that it does not give up for a namesake that has others: the physical name, then the whole path. */
  readonly firm: readonly [number, number];
  chosen: number;
}

/** What a name of AWS Batch cannot have: it has letters, digits, `-` and `_`. */
const FORBIDDEN = /[^A-Za-z0-9_-]+/g;

/** More than any construct tree has; bounds the work for a path that somebody wrote by hand. */
const MAX_PARTS = 64;

/**
 * Names for resources of one kind, in their order, each name once.
 *
 * A name from the template comes first. Without one it is the last part of the construct path, and as many of the parts
 * before it as are needed. Without a path it is the logical id.
 */
export function uniqueNames(resources: readonly Nameable[]): string[] {
  const choices = resources.map(choiceOf);
  let losing: Choice[];
  do {
    losing = namesakes(choices).flatMap(losers).filter(({ candidates, chosen }) => chosen < candidates.length - 1);
    for (const choice of losing) {
      choice.chosen++;
    }
  } while (losing.length > 0);
  return numbered(choices.map(nameOf));
}

function choiceOf({ template, logicalId, path, physicalName }: Nameable): Choice {
  const parts = (path ?? '').split('/').filter((part) => part !== '').slice(-MAX_PARTS);
  const given = physicalName === undefined ? [] : [physicalName];
  const fromPath = parts.map((_, index) => parts.slice(-index - 1).join('-').replace(FORBIDDEN, '-'));
  return {
    candidates: [...given, ...fromPath, logicalId, `${template}-${logicalId}`.replace(FORBIDDEN, '-')],
    firm: [given.length - 1, given.length + fromPath.length - 1],
    chosen: 0,
  };
}

function nameOf({ candidates, chosen }: Choice): string {
  return candidates[chosen];
}

/** Who of the resources of one name must take another: all, but for the only one to which it is firm. */
function losers(group: readonly Choice[]): Choice[] {
  for (const rank of [0, 1]) {
    const firm = group.filter((choice) => choice.firm[rank] === choice.chosen);
    if (firm.length > 0) {
      return group.filter((choice) => firm.length > 1 || choice !== firm[0]);
    }
  }
  return [...group];
}

function namesakes(choices: readonly Choice[]): Choice[][] {
  const groups = new Map<string, Choice[]>();
  for (const choice of choices) {
    const group = groups.get(nameOf(choice));
    if (group) {
      group.push(choice);
    } else {
      groups.set(nameOf(choice), [choice]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** The last resort, for resources that agree in everything. */
function numbered(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let number = 2; taken.has(unique); number++) {
      unique = `${name}-${number}`;
    }
    taken.add(unique);
    return unique;
  });
}
