/** What AWS sends a function behind a function URL or an HTTP API (payload version 2.0), and what it takes back. */

export interface LambdaAnswer {
  readonly statusCode: number;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** The event of GET of a path with its query. */
export function functionUrlEvent(domainName: string, path: string): object {
  const { pathname, search, searchParams } = new URL(path, `https://${domainName}`);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: {
      accept: '*/*',
      host: domainName,
      'x-forwarded-for': '192.0.2.1',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    queryStringParameters: Object.fromEntries(searchParams),
    requestContext: {
      accountId: 'anonymous',
      apiId: 'parity',
      domainName,
      domainPrefix: 'parity',
      http: {
        method: 'GET',
        path: pathname,
        protocol: 'HTTP/1.1',
        sourceIp: '192.0.2.1',
        userAgent: 'parity',
      },
      requestId: '7f1c2e44-8a0b-4b5e-9a57-1d3f0c6a2b90',
      routeKey: '$default',
      stage: '$default',
      time: '24/Nov/2026:08:00:00 +0000',
      timeEpoch: 1795507200000,
    },
    isBase64Encoded: false,
  };
}
