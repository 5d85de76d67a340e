/**
 * Stands in for the tills of the shops, with sales that are made up: `node tills.mjs [PORT]`.
 *
 * It is no part of what is deployed.
 */
import { createServer } from 'node:http';

const ARTICLES = [['tea', 900], ['cup', 2400], ['pot', 5200]];

const server = createServer(({ url }, response) => {
  const [, shop, day] = /^\/([a-z]+)\/(\d{4}-\d\d-\d\d)\.json$/.exec(url) ?? [];
  if (shop === undefined) { response.writeHead(404).end(); return; }
  response.setHeader('content-type', 'application/json').end(JSON.stringify(salesOf(shop, day)));
});
server.listen(Number(process.argv[2] ?? '8080'), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));

/** Ten sales, of which the first one is voided and the last one is sent twice. */
function salesOf(shop, day) {
  const sales = Array.from({ length: 10 }, (_, number) => {
    const [article, yen] = ARTICLES[(number + shop.length) % ARTICLES.length];
    return { id: `${day}-${number}`, article, yen, voided: number === 0 };
  });
  return [...sales, sales.at(-1)];
}
