import 'server-only';

/** What a registry's challenge says about the issuer of its tokens. Both parts are unchecked. */
export type Challenge = { readonly realm: string; readonly service: string | null };

const LONGEST = 4096;

/**
 * Parses the Bearer challenge of a `www-authenticate` header, which may have several challenges; null where
 * there is none with a realm. The scope is ignored: it is ours to choose.
 *
 * @see https://distribution.github.io/distribution/spec/auth/token/
 */
export function parseChallenge(header: string | null): Challenge | null {
  if (header === null || header.length > LONGEST) return null;
  const bearer = /(?:^|,)\s*Bearer\s/i.exec(header);
  if (bearer === null) return null;
  const parameters = new Map<string, string>();
  const parameter = /[\s,]*([a-z_]{1,32})=(?:"([^"]*)"|([^\s",]+))/iy;
  parameter.lastIndex = bearer.index + bearer[0].length;
  for (let found = parameter.exec(header); found !== null; found = parameter.exec(header)) {
    const [, name = '', quoted, plain = ''] = found;
    parameters.set(name.toLowerCase(), quoted ?? plain);
  }
  const realm = parameters.get('realm');
  return realm === undefined ? null : { realm, service: parameters.get('service') ?? null };
}
