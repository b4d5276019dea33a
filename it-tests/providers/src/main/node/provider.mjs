// node provider.mjs clients.json server.p12 password authority.pem: the OpenID-certified provider with the clients of that file, over
// TLS on free ports of loopback. Clients with certificates of that authority, or of their own, have ports of their own: a browser would
// ask people which certificate to show. Every name and password signs in, on its own pages for development.
import * as crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { Provider } from 'oidc-provider';

if (!crypto.hash) {
  console.error(`oidc-provider needs Node 20.12 or newer, and this is ${process.version}`);
  process.exit(1);
}

// Node 20 lacks it
URL.parse ??= (text, base) => (URL.canParse(text, base) ? new URL(text, base) : null);

const [clientsFile, keyStore, passphrase, authority] = process.argv.slice(2);
const clients = JSON.parse(readFileSync(clientsFile, 'utf8'));

function signingKey(type, options, more) {
  return { ...crypto.generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), use: 'sig', ...more };
}

function account(ctx, id) {
  const claims = { sub: id, name: `${id} the First`, preferred_username: id, email: `${id}@example.test`, email_verified: true };
  return { accountId: id, claims: () => claims };
}

function certificate(ctx) {
  const { raw } = ctx.socket.getPeerCertificate();
  return raw && new crypto.X509Certificate(raw);
}

async function listen(options) {
  const server = createServer({ pfx: readFileSync(keyStore), passphrase, ...options });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { server, url: `https://127.0.0.1:${server.address().port}` };
}

const { server, url: issuer } = await listen({});
// the provider itself refuses certificates that it does not know
const asking = await listen({ ca: readFileSync(authority), requestCert: true, rejectUnauthorized: false });

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
  clientAuthMethods: [
    'client_secret_basic',
    'client_secret_post',
    'client_secret_jwt',
    'private_key_jwt',
    'tls_client_auth',
    'self_signed_tls_client_auth',
    'none',
  ],
  discovery: {
    mtls_endpoint_aliases: {
      token_endpoint: `${asking.url}/token`,
      userinfo_endpoint: `${asking.url}/me`,
      revocation_endpoint: `${asking.url}/token/revocation`,
    },
  },
  cookies: { keys: [crypto.randomBytes(16).toString('hex')] },
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
    mTLS: {
      enabled: true,
      certificateBoundAccessTokens: true,
      tlsClientAuth: true,
      selfSignedTlsClientAuth: true,
      getCertificate: certificate,
      certificateAuthorized: (ctx) => ctx.socket.authorized,
      certificateSubjectMatches: (ctx, property, expected) =>
        property === 'tls_client_auth_subject_dn' && certificate(ctx).subject === expected,
    },
    revocation: { enabled: true },
    rpInitiatedLogout: { enabled: true },
  },
});
provider.on('server_error', (ctx, error) => console.error('server_error', error));
for (const event of ['authorization.error', 'grant.error', 'userinfo.error', 'revocation.error', 'backchannel.error']) {
  provider.on(event, (ctx, error) => console.error(event, error.message, error.error_description, error.error_detail));
}
server.on('request', provider.callback());
asking.server.on('request', provider.callback());
console.log(`ready ${issuer} and ${asking.url}`);
