import { renderTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { environmentsApiMock } from './__testUtils__/renderEnvironments';
import { environmentsApiRef } from './api';
import environmentsPlugin from './index';

describe('the plugin', () => {
  it('brings its page to an app, also to one without a scaffolder', async () => {
    renderTestApp({
      features: [environmentsPlugin],
      initialRouteEntries: ['/environments'],
      apis: [
        [environmentsApiRef, environmentsApiMock()],
        [catalogApiRef, catalogApiMock()],
      ],
    });
    expect(await screen.findByRole('heading', { name: 'No environments yet' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Create environment' })).not.toBeInTheDocument();
  });
});
