import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { navContent } from './navContent';

export const navModule = createFrontendModule({
  pluginId: 'app',
  extensions: [navContent],
});
