import { Camera } from './camera.mjs';
import { parseColor } from './color.mjs';
import { Light, Sky } from './sky.mjs';
import { Spheres } from './spheres.mjs';
import { scale, vector } from './vector.mjs';

/** Builds the things that rays meet from a scene file. */
export function buildWorld({ camera, light, sky, film, floor, materials, spheres }) {
  const palette = new Map(
    Object.entries(materials).map(([name, material]) => [name, readMaterial(material)]),
  );
  const solids = spheres.map(({ at, radius, material }) => {
    if (!palette.has(material)) throw new Error(`a sphere is made of unknown "${material}"`);
    return { center: at, radius, material: palette.get(material) };
  });
  const sun = new Light({
    position: vector(...light.position),
    radius: light.radius,
    color: parseColor(light.color),
    intensity: light.intensity,
  });
  return {
    camera: new Camera({
      ...camera,
      position: vector(...camera.position),
      target: vector(...camera.target),
    }),
    light: sun,
    sky: readSky(sky, sun),
    ambient: scale(parseColor(sky.ambient), sky.ambientIntensity),
    film,
    floor: readFloor(floor),
    spheres: new Spheres(solids),
  };
}

function readSky({ horizon, zenith, glow, glowIntensity }, sun) {
  return new Sky(
    {
      horizon: parseColor(horizon),
      zenith: parseColor(zenith),
      glow: scale(parseColor(glow), glowIntensity),
    },
    sun.direction,
  );
}

/** `mirror` is the share of each colour that is mirrored; metal tints it. */
function readMaterial({ color, reflectivity = 0.04, roughness = 0, metal = false }) {
  const own = parseColor(color);
  const mirror = scale(metal ? own : vector(1, 1, 1), reflectivity);
  return { color: own, mirror, roughness, metal };
}

/** The endless checkerboard at height 0. */
function readFloor({ light, dark, square, haze }) {
  const board = [readMaterial(light), readMaterial(dark)];
  return {
    material: ({ x, z }) => board[(Math.floor(x / square) + Math.floor(z / square)) & 1],
    // The floor melts into the sky, so that there is no hard horizon.
    haze: ({ x, z }) => 1 - Math.exp(-(x * x + z * z) / (haze * haze)),
  };
}
