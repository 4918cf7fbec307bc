import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { certificateOf, webSignatureOf } from '../releases/certificate';

/** An issuer of tokens that a real registry believes. */
export type TokenServer = {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  /** PEM. */
  readonly certificate: string;
  /** Tokens that were issued, to any request. */
  readonly issued: () => number;
  /** A token that may also push. */
  readonly pushToken: (repository: string) => string;
  readonly close: () => Promise<void>;
};

const SERVICE = 'registry.stand-in';
const ISSUER = 'stand-in';

/** Starts an issuer that allows pulls from every repository. */
export async function startTokenServer(): Promise<TokenServer> {
  let issued = 0;
  const certificate = certificateOf({
    identity: 'https://stand-in.example/issuer',
    repository: 'stand-in',
    ref: 'refs/heads/main',
    commit: '0000000',
    workflow: 'tokens',
    at: new Date(Date.now() - 60_000).toISOString(),
  });
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
    const repository = /^repository:(.+):pull$/.exec(searchParams.get('scope') ?? '')?.[1] ?? '';
    issued += 1;
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ token: tokenOf(certificate, repository, ['pull']), expires_in: 300 }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    realm: `http://127.0.0.1:${port}/token`,
    service: SERVICE,
    issuer: ISSUER,
    certificate,
    issued: () => issued,
    pushToken: (repository) => tokenOf(certificate, repository, ['pull', 'push']),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tokenOf(certificate: string, name: string, actions: readonly string[]): string {
  const now = Math.floor(Date.now() / 1000);
  const der = certificate.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const claims = {
    iss: ISSUER,
    sub: '',
    aud: SERVICE,
    exp: now + 300,
    nbf: now - 10,
    iat: now,
    jti: String(now),
    access: [{ type: 'repository', name, actions }],
  };
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode({ typ: 'JWT', alg: 'ES256', x5c: [der] })}.${encode(claims)}`;
  return `${signed}.${webSignatureOf(signed)}`;
}
