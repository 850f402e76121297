/**
 * Stands in for the SDK's chain of credential providers in the bundles: Lambda always sets these three variables, and loading the
 * chain (SSO, profiles, metadata) would cost every cold start about 20 ms.
 */
export const defaultProvider = () => async () => ({
  accessKeyId: process.env.AWS_ACCESS_KEY_ID ?? '',
  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY ?? '',
  ...(process.env.AWS_SESSION_TOKEN && { sessionToken: process.env.AWS_SESSION_TOKEN }),
});
