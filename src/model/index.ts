/** placeholder */
export const X = 1;
