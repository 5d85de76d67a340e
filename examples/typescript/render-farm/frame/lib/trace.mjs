import { Choice } from './sampler.mjs';
import { lightSeen, skySeen } from './shadow.mjs';
import { addScaled, normalize, vector } from './vector.mjs';

const UP = vector(0, 1, 0);

/** Nobody sees the reflection of the reflection of a reflection. */
const MOST_BOUNCES = 3;

/** A share of the pixel below this is invisible; the path ends. */
const FAINT = 0.02;

/**
 * The light that arrives along a ray. Each surface adds its own light and
 * passes the rest of the question on to one reflected ray, so this is a loop.
 */
export function trace(world, origin, direction, sampler) {
  const light = vector(0, 0, 0);
  const share = vector(1, 1, 1);
  for (let bounce = 0; ; bounce++) {
    const hit = nearest(world, origin, direction);
    if (hit === undefined) {
      // The camera does not see the sun's disc, mirrors do: as their highlight.
      const glare = bounce > 0 && world.light.meets(origin, direction);
      give(light, share, glare ? world.light.surface : world.sky.color(direction), 1);
      return light;
    }
    const { point, normal, material, haze } = hit;
    if (haze > 0) give(light, share, world.sky.color(direction), haze);
    const facing = -(direction.x * normal.x + direction.y * normal.y + direction.z * normal.z);
    const grazing = schlick(facing);
    if (!material.metal) {
      const matt = (1 - haze) * (1 - material.mirror.x) * (1 - grazing);
      give(light, share, illumination(world, point, normal, material.color), matt);
    }
    keep(share, material.mirror, grazing, 1 - haze);
    if (bounce === MOST_BOUNCES || Math.max(share.x, share.y, share.z) < FAINT) return light;
    origin = point;
    direction = reflection(direction, normal, facing, material.roughness, sampler);
  }
}

/** Adds the share of `color` times `amount` to the light. */
function give(light, share, color, amount) {
  light.x += share.x * color.x * amount;
  light.y += share.y * color.y * amount;
  light.z += share.z * color.z * amount;
}

/** Reduces the share to what the surface mirrors; at a flat angle that is everything. */
function keep(share, mirror, grazing, amount) {
  share.x *= (mirror.x + (1 - mirror.x) * grazing) * amount;
  share.y *= (mirror.y + (1 - mirror.y) * grazing) * amount;
  share.z *= (mirror.z + (1 - mirror.z) * grazing) * amount;
}

/** Schlick's approximation of how much more a surface mirrors at a flat angle. */
function schlick(facing) {
  const slant = 1 - Math.min(1, Math.max(0, facing));
  return slant * slant * slant * slant * slant;
}

/** The first surface on a ray, `undefined` when it is the sky. */
function nearest({ spheres, floor }, origin, direction) {
  const sphere = spheres.nearest(origin, direction);
  const toFloor = direction.y < 0 ? -origin.y / direction.y : Infinity;
  if (sphere >= 0 && spheres.distance < toFloor) {
    const point = addScaled(origin, direction, spheres.distance);
    const material = spheres.materials[sphere];
    return { point, normal: spheres.normal(sphere, point), material, haze: 0 };
  }
  if (toFloor === Infinity) return undefined;
  const point = addScaled(origin, direction, toFloor);
  return { point, normal: UP, material: floor.material(point), haze: floor.haze(point) };
}

/** The colour of a matt surface in the light of the sun, and of the sky and all that hides it. */
function illumination({ spheres, light, ambient }, point, normal, color) {
  const { open, red, green, blue } = skySeen(spheres, point, normal);
  const toLight = light.from(point);
  const facing = normal.x * toLight.x + normal.y * toLight.y + normal.z * toLight.z;
  const sun = facing > 0 ? facing * lightSeen(spheres, point, toLight, light.spread) : 0;
  // What faces the floor gets the light that the floor throws back.
  const sky = open * (0.65 + 0.35 * normal.y);
  return vector(
    color.x * (ambient.x * (sky + red) + light.power.x * sun),
    color.y * (ambient.y * (sky + green) + light.power.y * sun),
    color.z * (ambient.z * (sky + blue) + light.power.z * sun),
  );
}

/** The reflected direction, spread by the roughness of the surface, but never into it. */
function reflection(direction, normal, facing, roughness, sampler) {
  const mirrored = addScaled(direction, normal, 2 * facing);
  if (roughness === 0) return mirrored;
  sampler.choose(Choice.GLOSS);
  const { u, v } = sampler;
  const spread = vector(2 * u - 1, 2 * v - 1, 2 * sampler.random() - 1);
  const rough = normalize(addScaled(mirrored, spread, roughness));
  const isOutside = rough.x * normal.x + rough.y * normal.y + rough.z * normal.z > 0;
  return isOutside ? rough : mirrored;
}
