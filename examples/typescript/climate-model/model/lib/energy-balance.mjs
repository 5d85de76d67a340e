/**
 * A climate of two boxes: the surface with the upper ocean, and the deep ocean. Small, but right in what counts here: the warming
 * lags behind the forcing, and members with another physics spread apart.
 *
 * Geoffroy et al. 2013, https://doi.org/10.1175/JCLI-D-12-00195.1
 */
const STEPS_A_YEAR = 12;

/** Temperatures in K above those of the first year; forcing in W/m². */
export function simulate({ feedback, exchange, surfaceCapacity, deepCapacity }, { from, to }, forcingAt) {
  const years = [];
  let [surface, deep] = [0, 0];
  for (let year = from; year <= to; year++) {
    for (let step = 0; step < STEPS_A_YEAR; step++) {
      const uptake = exchange * (surface - deep);
      surface += (forcingAt(year + step / STEPS_A_YEAR) - feedback * surface - uptake) / surfaceCapacity / STEPS_A_YEAR;
      deep += uptake / deepCapacity / STEPS_A_YEAR;
    }
    years.push({ year, surface, deep });
  }
  return years;
}
