import { PageBlueprint, createFrontendModule } from '@backstage/frontend-plugin-api';
import { Navigate } from 'react-router-dom';

/** The portal starts where its work is. */
const homePage = PageBlueprint.make({
  name: 'home',
  params: {
    path: '/',
    noHeader: true,
    loader: async () => <Navigate to="/environments" replace />,
  },
});

export const homeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [homePage],
});
