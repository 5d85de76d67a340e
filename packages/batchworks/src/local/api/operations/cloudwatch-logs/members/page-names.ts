/** How a request of CloudWatch Logs calls what it asks for of a list. */
export const PAGE_NAMES = { nextToken: 'nextToken', maxResults: 'limit' };
