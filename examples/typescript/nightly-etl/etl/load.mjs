/** Puts the sales of all shops into the warehouse: `node load.mjs --due TIME --data DIR`. A day that is there already is replaced. */
import { readFileSync } from 'node:fs';
import { cleanFile, day, shops, warehouseFile, write } from './lib/run.mjs';

const rows = shops.map((shop) => readFileSync(cleanFile(shop), 'utf8')).join('');
write(warehouseFile, `shop,sale,article,yen\n${rows}`);
console.log(`loaded ${rows.split('\n').length - 1} sales of ${day}`);
