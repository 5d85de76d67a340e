/** Fetches the sales of one shop as they are: `node extract.mjs --due TIME --data DIR --tills URL`. */
import { day, rawFile, shop, tills, write } from './lib/run.mjs';

const url = `${tills}/${shop}/${day}.json`;
const response = await fetch(url);
if (!response.ok) throw new Error(`no sales at ${url}: ${response.status} ${response.statusText}`);
const sales = await response.json();
write(rawFile(shop), JSON.stringify(sales));
console.log(`${shop}: ${sales.length} sales on ${day}`);
