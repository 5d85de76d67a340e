/** What can run the jobs. `auto`: containers where a container engine answers, else processes. */
export const ENGINE_NAMES = ['process', 'container', 'auto'] as const;
export type EngineName = typeof ENGINE_NAMES[number];
