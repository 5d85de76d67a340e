import type { BatchModel, Known } from '../../../model/types';
import { Unknown } from '../../../model/unknown';
import type { Inspection } from '../../inspection';

/** What belongs to which resource: routes to tables, endpoints to VPCs. */
export interface Grouping<Owner, Member> {
  /** All that belongs to it; `Unknown` as soon as the templates have one of which they do not tell where it belongs. */
  of(owner: Owner): Known<readonly Member[]>;
}

/** Groups resources by the one that they refer to. Those of owners that are declared elsewhere are left out. */
export function groupBy<Kind extends keyof BatchModel, Member>(
  inspection: Inspection, members: readonly Member[], kind: Kind, ownerOf: (member: Member) => Known<string> | undefined,
): Grouping<BatchModel[Kind][number], Member> {
  const groups = new Map<unknown, Member[]>();
  let stray: Unknown | undefined;
  for (const member of members) {
    const reference = ownerOf(member);
    stray ??= reference instanceof Unknown ? reference : undefined;
    const owner = inspection.find(kind, reference);
    const group = groups.get(owner);
    if (group) { group.push(member); } else { groups.set(owner, [member]); }
  }
  return { of: (owner) => stray ?? groups.get(owner) ?? [] };
}
