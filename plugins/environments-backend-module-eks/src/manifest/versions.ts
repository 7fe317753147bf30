/** The newest of versions such as "1.34". */
export function newestVersion(versions: readonly string[]): string {
  const minor = (version: string) => Number(version.split('.')[1]);
  return versions.reduce((newest, version) => (minor(version) > minor(newest) ? version : newest));
}
