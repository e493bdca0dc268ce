import { secureHeaders } from 'hono/secure-headers';

/**
 * Pages load nothing but what is of this site, and pictures of articles from wherever these are; nobody
 * frames them. `Strict-Transport-Security` is left to whoever owns the host: it would speak for everything else there.
 */
export const SECURITY_HEADERS = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    scriptSrc: ["'self'"],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'https:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Which pages may read an answer is for CORS to say; browsers would refuse it to them all the same.
  crossOriginResourcePolicy: 'cross-origin',
  strictTransportSecurity: false,
  xFrameOptions: 'DENY',
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  xDnsPrefetchControl: false,
});
