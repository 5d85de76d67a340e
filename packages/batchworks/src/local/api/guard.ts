import type { MiddlewareHandler } from 'hono';
import { shown } from '../../private/shown';
import { ServiceError } from '../service-error';

const LOCAL_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/** The types that a page in a browser may send anywhere without asking first; no AWS client sends one of them. */
const BROWSER_CONTENT_TYPES = ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Keeps web pages out. Loopback is no protection against the user's own browser: a page that is open there could submit jobs,
 * which is to run commands. So refused are requests for a foreign host name (DNS rebinding), requests with an `Origin`, and
 * the content types that a browser sends without a preflight.
 */
export const refuseBrowsers: MiddlewareHandler = async (context, next) => {
  const host = (context.req.header('host') ?? '').replace(/:\d+$/, '').toLowerCase();
  if (!LOCAL_NAMES.includes(host)) {
    throw refused(`the host must be one of ${LOCAL_NAMES.join(', ')}, got ${shown(host)}`);
  }
  if (context.req.header('origin') !== undefined) {
    throw refused('requests of web pages are not served');
  }
  const contentType = (context.req.header('content-type') ?? '').split(';')[0].trim().toLowerCase();
  if (BROWSER_CONTENT_TYPES.includes(contentType)) {
    throw refused(`the content type must be JSON, got ${shown(contentType)}`);
  }
  return next();
};

function refused(why: string) {
  return new ServiceError('AccessDeniedException', why, 403);
}
