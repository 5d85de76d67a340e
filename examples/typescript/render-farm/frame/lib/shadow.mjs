/**
 * What spheres take away from the light of the sun and of the sky.
 *
 * Both answers are closed formulas where a textbook would send dozens of
 * random rays: soft shadows without noise, at the price of one walk each.
 */

/** A sphere that fills less of the view than this (radius² / distance²) hides no sky. */
export const SMALL = 0.01;

/** A sphere near by is mostly in shadow itself: it throws back only this much of the sky. */
const BOUNCE = 0.2;

/**
 * How much of a round light is seen from a point, 0 to 1.
 *
 * Each sphere covers the light gradually, from touching its rim to hiding it
 * all; `spread` is the light's radius at distance 1.
 */
export function lightSeen({ rows, skips }, origin, direction, spread) {
  const count = skips.length;
  let seen = 1;
  for (let node = 0; node < count && seen > 0; ) {
    const row = node * 4;
    const x = rows[row] - origin.x;
    const y = rows[row + 1] - origin.y;
    const z = rows[row + 2] - origin.z;
    const radius = rows[row + 3];
    const along = x * direction.x + y * direction.y + z * direction.z;
    const aside = Math.sqrt(Math.max(0, x * x + y * y + z * z - along * along)) - radius;
    const skip = skips[node];
    const isSphere = skip === node + 1;
    const penumbra = (isSphere ? along : along + radius) * spread;
    const isMet = penumbra > 0 && aside < penumbra;
    if (isMet && isSphere) seen *= smoothStep(0.5 + aside / (2 * penumbra));
    node = isMet ? node + 1 : skip;
  }
  return seen;
}

/**
 * What the spheres around a point do to the light from the whole sky: how
 * much of it they leave, and the colour that they throw back instead.
 *
 * After Inigo Quilez's sphere occlusion; it gives the contact shadows.
 */
export function skySeen({ rows, skips, reaches, materials }, point, normal) {
  let open = 1;
  let red = 0;
  let green = 0;
  let blue = 0;
  const count = skips.length;
  for (let node = 0; node < count; ) {
    const row = node * 4;
    const x = rows[row] - point.x;
    const y = rows[row + 1] - point.y;
    const z = rows[row + 2] - point.z;
    const away = x * x + y * y + z * z;
    const isNear = away < reaches[node];
    const skip = skips[node];
    const isSphere = skip === node + 1;
    node = isNear ? node + 1 : skip;
    if (!isNear || !isSphere) continue;
    const radius = rows[row + 3];
    const size = (radius * radius) / away - SMALL;
    const height = x * normal.x + y * normal.y + z * normal.z;
    const share = Math.min(1, Math.max(0, 0.5 * (height / radius + 1) * size));
    const hidden = share * Math.sqrt(share);
    const { color } = materials[skip - 1];
    open *= 1 - hidden;
    red += color.x * hidden * BOUNCE;
    green += color.y * hidden * BOUNCE;
    blue += color.z * hidden * BOUNCE;
  }
  return { open, red, green, blue };
}

/** From 0 to 1 with a soft start and a soft end. */
function smoothStep(share) {
  const inside = Math.min(1, Math.max(0, share));
  return inside * inside * (3 - 2 * inside);
}
