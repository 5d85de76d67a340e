/**
 * Orders spheres as a tree of bounding spheres, written down depth first.
 *
 * A ray that misses a group skips all of it: `skip` of a node is the place
 * after its last descendant. So a walk is one loop without a stack, and with
 * forty spheres it asks about ten of them.
 *
 * @returns a list of `{ center, radius, largest, skip, sphere }`: `largest` is the radius of the
 * largest sphere in it, and groups have no `sphere`
 */
export function buildTree(spheres) {
  const nodes = [];
  append(spheres, nodes);
  return nodes;
}

function append(spheres, nodes) {
  if (spheres.length === 1) {
    const [sphere] = spheres;
    const { center, radius } = sphere;
    nodes.push({ center, radius, largest: radius, skip: nodes.length + 1, sphere });
    return;
  }
  const group = boundsOf(spheres);
  nodes.push(group);
  for (const half of halvesOf(spheres)) append(half, nodes);
  group.skip = nodes.length;
}

/** A sphere around spheres; not the smallest one, but a simple one. */
function boundsOf(spheres) {
  const center = [0, 1, 2].map((axis) => {
    const { low, high } = extentOf(spheres, axis);
    return (low + high) / 2;
  });
  const reach = ({ center: other, radius }) =>
    Math.hypot(...center.map((value, axis) => value - other[axis])) + radius;
  const largest = Math.max(...spheres.map(({ radius }) => radius));
  return { center, radius: Math.max(...spheres.map(reach)), largest };
}

/** Cuts across the longest side, so that the groups become compact. */
function halvesOf(spheres) {
  const sides = [0, 1, 2].map((axis) => {
    const { low, high } = extentOf(spheres, axis);
    return high - low;
  });
  const axis = sides.indexOf(Math.max(...sides));
  const sorted = [...spheres].sort((a, b) => a.center[axis] - b.center[axis]);
  const middle = sorted.length >> 1;
  return [sorted.slice(0, middle), sorted.slice(middle)];
}

function extentOf(spheres, axis) {
  return {
    low: Math.min(...spheres.map(({ center, radius }) => center[axis] - radius)),
    high: Math.max(...spheres.map(({ center, radius }) => center[axis] + radius)),
  };
}
