import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
/** Node.js and Yarn where the machine's own will not do, stamps, the step log. */
export const toolsDir = path.join(root, '.tools');
/** Databases, the simulator's state and logs of the development portal. */
export const dataDir = path.join(root, '.data');
