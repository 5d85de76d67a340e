import { Choice } from './sampler.mjs';
import { add, addScaled, dot, mix, multiply, normalize, reflect, scale, vector } from './vector.mjs';

const BLACK = vector(0, 0, 0);
const WHITE = vector(1, 1, 1);
const UP = vector(0, 1, 0);

/** Reflections of reflections of … : nobody sees a fifth one. */
const MOST_BOUNCES = 4;

/** A share of the pixel below this is invisible; the path ends. */
const FAINT = 0.012;

/**
 * The light that arrives along a ray. Each surface adds its own light and
 * passes the rest of the question on to one reflected ray, so this is a loop.
 */
export function trace(world, origin, direction, sampler) {
  let light = BLACK;
  let share = WHITE;
  for (let bounce = 0; ; bounce++) {
    const hit = nearest(world, origin, direction);
    if (!hit) {
      // The camera does not see the sun's disc, mirrors do: as their highlight.
      const glare = bounce > 0 && world.light.meets(origin, direction);
      return add(light, multiply(share, glare ? world.light.surface : world.sky.color(direction)));
    }
    const { point, normal, material, haze } = hit;
    if (haze > 0) {
      light = add(light, multiply(share, scale(world.sky.color(direction), haze)));
      share = scale(share, 1 - haze);
    }

    const mirror = reflectance(material, -dot(direction, normal));
    if (!material.metal) {
      const color = multiply(material.color, illumination(world, point, normal, sampler));
      light = add(light, multiply(share, scale(color, 1 - mirror.x)));
    }
    share = multiply(share, mirror);
    if (bounce === MOST_BOUNCES || Math.max(share.x, share.y, share.z) < FAINT) return light;
    origin = point;
    direction = glossy(reflect(direction, normal), normal, material.roughness, sampler);
  }
}

/** The first surface on a ray, `undefined` when it is the sky. */
function nearest({ spheres, floor, materials, camera }, origin, direction) {
  const index = spheres.nearest(origin, direction);
  const toFloor = direction.y < 0 && origin.y > 0 ? -origin.y / direction.y : Infinity;
  if (index >= 0 && spheres.distance < toFloor) {
    const point = addScaled(origin, direction, spheres.distance);
    return { point, normal: spheres.normal(index, point), material: materials[index], haze: 0 };
  }
  if (toFloor === Infinity) return undefined;
  const point = addScaled(origin, direction, toFloor);
  const away = Math.hypot(point.x - camera.position.x, point.z - camera.position.z);
  // The floor melts into the sky, so that there is no hard horizon.
  const haze = 1 - Math.exp(-((away / floor.haze) ** 2));
  return { point, normal: UP, material: floor.materialAt(point), haze };
}

/** The light on a matt surface: from the sun, and from the sky and all that hides it. */
function illumination({ spheres, light, ambient, floor }, point, normal, sampler) {
  const { open, bounce } = spheres.surroundings(point, normal);
  const below = multiply(floor.color, scale(ambient, point.y / (point.y + 0.6)));
  const skyward = mix(below, ambient, 0.5 + 0.5 * normal.y);
  const indirect = add(scale(skyward, open), multiply(bounce, ambient));

  sampler.chooseOnDisc(Choice.LIGHT);
  const toLight = light.from(point, sampler.u, sampler.v);
  const facing = dot(normal, toLight);
  if (facing <= 0 || spheres.block(point, toLight)) return indirect;
  return addScaled(indirect, light.power, facing);
}

/** How much a surface mirrors (Schlick): more at a flat angle; metal tints what it mirrors. */
function reflectance({ metal, color, reflectivity }, facing) {
  const slant = 1 - Math.min(1, Math.max(0, facing));
  const grazing = slant * slant * slant * slant * slant;
  return mix(scale(metal ? color : WHITE, reflectivity), WHITE, grazing);
}

/** Spreads a reflection by the roughness of the surface, but never into it. */
function glossy(direction, normal, roughness, sampler) {
  if (roughness === 0) return direction;
  sampler.chooseOnDisc(Choice.GLOSS);
  const spread = vector(sampler.u, sampler.v, sampler.random() * 2 - 1);
  const spreadOut = normalize(addScaled(direction, spread, roughness));
  return dot(spreadOut, normal) > 0 ? spreadOut : direction;
}
