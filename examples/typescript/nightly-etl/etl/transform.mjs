/** Cleans the sales of one shop: `node transform.mjs --due TIME --data DIR`. A till that was offline sends some sales twice; voided ones are none. */
import { readFileSync } from 'node:fs';
import { cleanFile, rawFile, shop, write } from './lib/run.mjs';

const raw = JSON.parse(readFileSync(rawFile(shop), 'utf8'));
const sales = [...new Map(raw.filter(({ voided }) => !voided).map((sale) => [sale.id, sale])).values()];
for (const { id, yen } of sales) {
  if (!Number.isInteger(yen)) throw new Error(`${shop}: the sale ${id} must have whole yen, got ${yen}`);
}
write(cleanFile(shop), sales.map(({ id, article, yen }) => `${shop},${id},${article},${yen}\n`).join(''));
console.log(`${shop}: ${sales.length} of ${raw.length} sales remain`);
