import type { CreateEnvironment } from '@eks-environments/plugin-environments-common';
import { invalid } from '../errors';

/** Most bytes of a manifest in UTF-8. */
const manifestLimit = 64 * 1024;

/** The document counts characters. */
export function refuseLongManifest({ manifest }: Pick<CreateEnvironment, 'manifest'>): void {
  if (Buffer.byteLength(manifest, 'utf8') > manifestLimit) {
    throw invalid([
      {
        path: 'manifest',
        rule: 'manifest.size',
        message: `A manifest has at most ${manifestLimit} bytes.`,
      },
    ]);
  }
}
