import { Camera } from './camera.mjs';
import { parseColor } from './color.mjs';
import { Spheres } from './spheres.mjs';
import { Light, Sky } from './surroundings.mjs';
import { mix, scale, vector } from './vector.mjs';

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
    materials: solids.map(({ material }) => material),
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

function readMaterial({ color, reflectivity = 0.04, roughness = 0, metal = false }) {
  return { color: parseColor(color), reflectivity, roughness, metal };
}

/** The endless checkerboard at height 0. */
function readFloor({ light, dark, square, haze }) {
  const board = [readMaterial(light), readMaterial(dark)];
  return {
    haze,
    color: mix(board[0].color, board[1].color, 0.5),
    materialAt: ({ x, z }) => board[(Math.floor(x / square) + Math.floor(z / square)) & 1],
  };
}
