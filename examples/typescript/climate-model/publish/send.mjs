/**
 * Sends each file of a parcel to the archive: `node send.mjs PARCEL`.
 *
 * Address and token come from environment variables, which AWS Batch fills from the Parameter Store and from Secrets Manager.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [parcel] = process.argv.slice(2);
const { ARCHIVE_URL: url, ARCHIVE_TOKEN: token } = process.env;
if (!url || !token) throw new Error('the environment variables `ARCHIVE_URL` and `ARCHIVE_TOKEN` are required');

for (const name of readdirSync(parcel)) {
  const response = await fetch(`${url}/${name}`, {
    method: 'PUT', body: readFileSync(join(parcel, name)), headers: { authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`the archive refused ${name}: ${response.status} ${response.statusText}`);
  console.log(`sent ${name}`);
}
