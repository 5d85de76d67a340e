/** The forcing of a scenario in W/m², which is known for some years, and in between is on a line. */
export function forcingAt({ forcing }, year) {
  const after = forcing.findIndex(([known]) => known > year);
  if (after === -1) return forcing.at(-1)[1];
  const [[fromYear, from], [toYear, to]] = [forcing[Math.max(after - 1, 0)], forcing[after]];
  return toYear === fromYear ? to : from + (to - from) * ((year - fromYear) / (toYear - fromYear));
}
