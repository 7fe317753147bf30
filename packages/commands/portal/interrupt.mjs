/** Settles on the first Ctrl-C or SIGTERM; later ones change nothing while things are stopped. */
export function interrupted() {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve(signal));
  });
}
