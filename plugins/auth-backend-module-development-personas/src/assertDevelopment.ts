/** Throws unless the process says that it runs for development or a test. */
export function assertDevelopment(nodeEnv: string | undefined): void {
  if (nodeEnv !== 'development' && nodeEnv !== 'test') {
    throw new Error(
      'The auth provider development-personas lets anyone sign in as anyone. It runs only with ' +
        `NODE_ENV=development or NODE_ENV=test, and NODE_ENV is ${nodeEnv ?? 'not set'}. ` +
        'Remove the module from this backend.',
    );
  }
}
