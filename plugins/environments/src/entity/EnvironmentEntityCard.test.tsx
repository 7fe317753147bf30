import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider, catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { Environment } from '@eks-environments/plugin-environments-common';
import { anEnvironment, environmentId } from '../__testUtils__/examples';
import { environmentsApiMock } from '../__testUtils__/renderEnvironments';
import { environmentsApiRef } from '../api';
import { rootRouteRef } from '../routes';
import { EnvironmentEntityCard } from './EnvironmentEntityCard';
import { EnvironmentEntityContent } from './EnvironmentEntityContent';
import { isEnvironmentEntity } from './environmentId';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'shop-preview',
    annotations: { 'environments.backstage.io/id': environmentId },
  },
};

function renderFor(element: ReactElement, changes: Partial<Environment> = {}) {
  const api = environmentsApiMock({ getEnvironment: async () => anEnvironment(changes) });
  renderInTestApp(<EntityProvider entity={entity}>{element}</EntityProvider>, {
    mountedRoutes: {
      '/environments': rootRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
    apis: [
      [environmentsApiRef, api],
      [catalogApiRef, catalogApiMock()],
    ],
  });
  return api;
}

describe('the catalog entity of an environment', () => {
  it('is told by its annotation', () => {
    expect(isEnvironmentEntity(entity)).toBe(true);
    expect(isEnvironmentEntity({ ...entity, metadata: { name: 'database' } })).toBe(false);
  });

  it('has a card with the status and a link to the page', async () => {
    const api = renderFor(<EnvironmentEntityCard />);
    expect(await screen.findByText('Ready')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /Show details/ })).toHaveAttribute(
      'href',
      `/environments/${environmentId}`,
    );
    expect(api.getEnvironment).toHaveBeenCalledWith(environmentId, expect.anything());
  });

  it('has a card that says that it sleeps, and until when', async () => {
    const nextWakeAt = new Date(Date.now() + 5.5 * 3_600_000).toISOString();
    renderFor(<EnvironmentEntityCard />, { status: 'hibernated', nextWakeAt });
    expect(await screen.findByText(/nothing runs in it/)).toHaveTextContent(
      'Asleep: its nodes are gone, and nothing runs in it. Wakes in 5 h.',
    );
  });

  it('has a tab with everything that the page shows', async () => {
    renderFor(<EnvironmentEntityContent />);
    expect(await screen.findByRole('heading', { name: 'shop-preview' })).toBeInTheDocument();
    expect(screen.getAllByRole('tab')).toHaveLength(5);
  });
});
