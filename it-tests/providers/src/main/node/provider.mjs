// node provider.mjs clients.json: the OpenID-certified provider with the clients of that file, on a free port of loopback.
// Every name and password signs in, on its own pages for development.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

// Node 18, which Debian 12 has, lacks it
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

const clients = JSON.parse(readFileSync(process.argv[2], 'utf8'));

function signingKey(type, options, more) {
  return { ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', ...more };
}

function account(ctx, id) {
  const claims = { sub: id, name: `${id} the First`, preferred_username: id, email: `${id}@example.test`, email_verified: true };
  return { accountId: id, claims: () => claims };
}

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients,
  jwks: {
    keys: [
      signingKey('rsa', { modulusLength: 2048 }, { kid: 'rsa-1' }),
      signingKey('ec', { namedCurve: 'P-256' }, { kid: 'ec-1', alg: 'ES256' }),
      signingKey('ed25519', {}, { kid: 'ed-1' }),
    ],
  },
  enabledJWA: {
    idTokenSigningAlgValues: ['RS256', 'PS256', 'ES256', 'EdDSA', 'HS256'],
    userinfoSigningAlgValues: ['RS256', 'ES256'],
  },
  clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'client_secret_jwt', 'private_key_jwt', 'none'],
  cookies: { keys: [randomBytes(16).toString('hex')] },
  claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email', 'email_verified'] },
  findAccount: account,
  issueRefreshToken: () => true,
  pkce: { required: () => true },
  // its own keeps away from loopback, where the application is
  fetch: (uri, { dispatcher, ...options }) => globalThis.fetch(uri, options),
  ttl: { AccessToken: 300, AuthorizationCode: 60, Grant: 3600, IdToken: 300, Interaction: 600, RefreshToken: 3600, Session: 3600 },
  features: {
    backchannelLogout: { enabled: true },
    devInteractions: { enabled: true },
    encryption: { enabled: true },
    jwtUserinfo: { enabled: true },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
});
provider.on('server_error', (ctx, error) => console.error('server_error', error));
for (const event of ['authorization.error', 'grant.error', 'userinfo.error', 'revocation.error', 'backchannel.error']) {
  provider.on(event, (ctx, error) => console.error(event, error.message, error.error_description, error.error_detail));
}
server.on('request', provider.callback());
console.log(`ready ${issuer}`);
